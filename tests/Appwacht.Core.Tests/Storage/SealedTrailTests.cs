using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

public class SealedTrailTests
{
    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task However_many_write_at_once_in_however_many_processes_the_trail_is_one_chain_without_gaps(string kind)
    {
        const int Writers = 8, Each = 25;
        await using var place = await TestDatabases.Prepared(kind);
        await place.Databases.Create(Org, Cancel);
        IDatabases[] processes = [place.Databases, place.OpenAgain()];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(processes[writer % processes.Length], writer, Each), Cancel)));

        var lines = await Lines(place);
        Assert.Equal(Writers * Each, lines.Count);
        AssertChain(lines);
        await using var db = place.Databases.Open(Org);
        Assert.Equal(Writers * Each, await db.Set<Member>().CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Of_two_who_decide_the_same_one_is_told_so_and_leaves_nothing(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await place.Databases.Create(Org, Cancel);
        await using (var db = place.Databases.Open(Org))
        {
            db.Add(new PolicyVersion { Number = 1, Text = "", ProposedBy = "member:1", ProposedAt = TimeProvider.System.GetUtcNow() });
            await db.SaveChangesAsync(Cancel);
        }

        await using var first = place.Databases.Open(Org);
        await using var second = place.OpenAgain().Open(Org);
        await Decide(first, PolicyState.Adopted);
        await Decide(second, PolicyState.Refused);
        await first.SaveChangesAsync(Cancel);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancel));

        await using var after = place.Databases.Open(Org);
        Assert.Equal(PolicyState.Adopted, (await after.Set<PolicyVersion>().SingleAsync(Cancel)).State);
        Assert.Empty(await after.Set<Member>().Where(member => member.Subject == nameof(PolicyState.Refused)).ToListAsync(Cancel));
        Assert.Equal("Adopted", Assert.Single(await Lines(place)).Details.Trim('"'));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_turn_that_is_not_committed_leaves_nothing_and_the_next_line_takes_its_place(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await place.Databases.Create(Org, Cancel);
        await using (var db = place.Databases.Open(Org))
        {
            await using var turn = await db.BeginTurn(Cancel);
            new AuditTrail(db, Actor.System, TimeProvider.System).Record("test.undone", "test:1");
            await db.SaveChangesAsync(Cancel);
        }

        await Write(place.Databases, 0, 2);
        var lines = await Lines(place);
        Assert.Equal(2, lines.Count);
        AssertChain(lines);
    }

    [Fact]
    public async Task Saving_without_sealing_is_not_offered()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await place.Databases.Create(Org, Cancel);
        await using var db = place.Databases.Open(Org);
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private static async Task Write(IDatabases databases, int writer, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await using var db = databases.Open(Org);
            db.Add(new Member { Provider = "test", Subject = $"{writer}-{time}", LastSeenAt = TimeProvider.System.GetUtcNow() });
            new AuditTrail(db, Actor.System, TimeProvider.System).Record("test.written", $"test:{writer}", new { time });
            await db.SaveChangesAsync(Cancel);
        }
    }

    private static async Task Decide(OrganisationDb db, PolicyState state)
    {
        (await db.Set<PolicyVersion>().SingleAsync(Cancel)).Decide(state, "member:1", TimeProvider.System.GetUtcNow(), "");
        db.Add(new Member { Provider = "test", Subject = state.ToString(), LastSeenAt = TimeProvider.System.GetUtcNow() });
        new AuditTrail(db, Actor.System, TimeProvider.System).Record("policy.decided", "policy:1", state.ToString());
    }

    private static async Task<List<AuditEntry>> Lines(TestDatabases place)
    {
        await using var db = place.OpenAgain().Open(Org);
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel);
    }

    private static void AssertChain(List<AuditEntry> lines)
    {
        var hash = TrailEntry.Beginning.ToArray();
        foreach (var (place, line) in lines.Index())
        {
            Assert.Equal(place + 1, line.Sequence);
            Assert.Equal(hash = line.ToTrail().Hash(hash), line.Hash);
        }
    }
}
