using Appwacht.Core.Audit;
using Appwacht.Core.Tests.Storage;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Audit;

public sealed class MakeCheckpointTests : IDisposable
{
    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
    private readonly SigningKey key = SigningKey.Create();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task There_is_one_each_day_on_which_something_happened_and_sooner_when_much_happened(string kind)
    {
        await using var place = await Prepared(kind);
        Assert.Null(await Due(place)); // nothing happened yet
        await Write(place, 3);
        Assert.Equal(3, (await Due(place))?.Sequence);
        await Write(place, 1);
        Assert.Null(await Due(place)); // not again today
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(4, (await Due(place))?.Sequence);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Due(place)); // nothing happened since
        await Write(place, 1);
        Assert.Equal(5, (await Due(place))?.Sequence);
        await Write(place, MakeCheckpoint.MostBetween);
        Assert.Equal(5 + MakeCheckpoint.MostBetween, (await Due(place))?.Sequence);
    }

    [Fact]
    public async Task What_it_signs_is_the_last_line_and_can_be_verified_with_the_key_that_is_stored()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 2);
        var made = await Due(place);
        await using var db = place.Databases.Open(Org);
        var stored = await db.Set<StoredTrailKey>().AsNoTracking().SingleAsync(Cancel);
        Assert.True(made!.ToTrail(Org).IsSignedBy(stored.ToTrail()));
        Assert.Equal((await new ReadTrail(db).Last(Cancel))!.Hash, made.Hash);
    }

    [Fact]
    public async Task When_two_servers_look_at_the_same_time_there_is_one()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 2);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Due(place), Cancel)));
        await using var db = place.Databases.Open(Org);
        Assert.Equal(1, await db.Set<StoredCheckpoint>().CountAsync(Cancel));
    }

    [Theory]
    [InlineData("UPDATE audit SET \"Actor\" = 'member:9' WHERE \"Sequence\" = 5", 5)]
    [InlineData("DELETE FROM audit WHERE \"Sequence\" = 5", 5)]
    [InlineData("UPDATE audit SET \"Hash\" = zeroblob(32) WHERE \"Sequence\" = 3", 3)]
    public async Task A_trail_that_was_changed_in_the_database_is_not_vouched_for(string change, int from)
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 3);
        Assert.NotNull(await Due(place));
        await Write(place, 4);
        await using var db = place.Databases.Open(Org);
        await db.Database.ExecuteSqlRawAsync(change, Cancel);
        var outcome = Assert.IsType<Outcome<StoredCheckpoint>.Refused>(await new MakeCheckpoint(db, Keys, clock).Handle(Cancel));
        Assert.Contains($" {from} ", outcome.Why[0].Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_replaced_stays_so_that_old_checkpoints_can_be_verified()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 1);
        await Due(place);
        using var next = SigningKey.Create(key);
        var after = new TrailKeys(next, [key.Public, next.Public]);
        await Write(place, 1);
        await using var db = place.Databases.Open(Org);
        await new MakeCheckpoint(db, after, clock).Handle(Cancel);
        Assert.Equal([key.Public.Id, next.Public.Id], (await new ReadTrail(db).Keys(after, Cancel)).Select(one => one.Id));
        Assert.Equal([key.Public.Id, next.Public.Id], (await new ReadTrail(db).Checkpoints(0, 10, Cancel)).Select(one => one.KeyId));
    }

    [Fact]
    public async Task Acts_that_are_stored_together_stand_in_the_order_in_which_they_were_done()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 40);
        await using var db = place.Databases.Open(Org);
        Assert.Equal(Enumerable.Range(0, 40).Select(line => $"test:{line}"), (await new ReadTrail(db).Page(new(), 0, 40, Cancel)).Select(entry => entry.About));
    }

    [Theory]
    [InlineData("person:12", null, true)]
    [InlineData("policy:1", "api.v2", true)]
    [InlineData("Jan Jansen", null, false)]
    [InlineData("person:12", "Heeft een medische app nodig", false)]
    [InlineData("person:12", "jan@voorbeeld.nl", false)]
    public async Task The_trail_takes_references_and_nothing_that_somebody_wrote(string about, string? detail, bool isTaken)
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await using var db = place.Databases.Open(Org);
        var audit = new AuditTrail(db, Actor.System, clock);
        if (isTaken)
            audit.Record("test.done", about, new { detail, list = new[] { 1, 2 }, yes = true });
        else
            Assert.Throws<ArgumentException>(() => audit.Record("test.done", about, new { detail }));
    }

    [Fact]
    public async Task The_trail_is_read_by_page_action_actor_and_period()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await Write(place, 3);
        clock.Advance(TimeSpan.FromHours(1));
        await Write(place, 3);
        await using var db = place.Databases.Open(Org);
        var trail = new ReadTrail(db);
        Assert.Equal([2, 3], (await trail.Page(new(), 1, 2, Cancel)).Select(entry => entry.Sequence));
        Assert.Equal([4, 5, 6], (await trail.Page(new(From: clock.GetUtcNow()), 0, 9, Cancel)).Select(entry => entry.Sequence));
        Assert.Equal([1, 2, 3], (await trail.Page(new(Until: clock.GetUtcNow()), 0, 9, Cancel)).Select(entry => entry.Sequence));
        Assert.Equal((6, 0, 6, 0), (await trail.Count(new("test.done"), Cancel), await trail.Count(new("test"), Cancel), await trail.Count(new(Actor: "system"), Cancel), await trail.Count(new(Actor: "operator"), Cancel)));
    }

    private TrailKeys Keys => new(key, [key.Public]);

    private static async Task<TestDatabases> Prepared(string kind)
    {
        var place = await TestDatabases.Prepared(kind);
        await place.Databases.Create(Org, Cancel);
        return place;
    }

    private async Task<StoredCheckpoint?> Due(TestDatabases place)
    {
        await using var db = place.Databases.Open(Org);
        return await new MakeCheckpoint(db, Keys, clock).HandleWhenDue(Cancel) is Outcome<StoredCheckpoint>.Done done ? done.Value : null;
    }

    private async Task Write(TestDatabases place, int lines)
    {
        await using var db = place.Databases.Open(Org);
        var audit = new AuditTrail(db, Actor.System, clock);
        for (var line = 0; line < lines; line++)
            audit.Record("test.done", $"test:{line}");
        await db.SaveChangesAsync(Cancel);
    }
}
