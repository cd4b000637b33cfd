using Appwacht.Core.Processing;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Processing;

public class ProcessingLogTests
{
    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");
    private static readonly Pseudonyms Pseudonyms = Pseudonyms.Of(new byte[32], Org);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task However_many_people_an_operation_is_about_there_is_one_record_for_each(string kind)
    {
        await using var place = await Prepared(kind);
        await using var db = place.Databases.Open(Org);
        foreach (var people in (int[])[0, 1, 2, 500])
        {
            // Somebody with two devices counts once, and a device without a user for nobody.
            await Log(db).Record(ProcessingActivity.SeeDevices, Enumerable.Range(1, people).Concat(Enumerable.Range(1, people)).Select(number => (int?)number).Append(null), Cancel);
            var rows = await db.Set<ProcessingRow>().AsNoTracking().ToListAsync(Cancel);
            Assert.Equal(people == 0 ? 0 : 1, rows.Count);
            var records = rows.SelectMany(row => row.Pseudonyms()).Select(Convert.ToHexString).ToArray();
            Assert.Equal(Enumerable.Range(1, people).Select(number => Convert.ToHexString(Pseudonyms.Of(number))).Order(StringComparer.Ordinal), records);
            await db.Set<ProcessingRow>().ExecuteDeleteAsync(Cancel);
        }
    }

    [Fact]
    public async Task An_operation_is_found_again_by_each_person_it_was_about_and_by_nobody_else()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await using var db = place.Databases.Open(Org);
        await Log(db).Record(ProcessingActivity.TakeInventories, Enumerable.Range(1, 300).Select(number => (int?)number), Cancel);
        await Log(db).Record(ProcessingActivity.SeeDevices, [7], Cancel);
        var reading = new ReadProcessing(db);
        async Task<string> About(int person) => string.Join(' ', (await reading.About(Pseudonyms.Of(person), clock.GetUtcNow(), 10, Cancel)).Select(row => row.Activity));
        Assert.Equal("toestellen-inzien inventarissen-opnemen", await About(7));
        for (var person = 1; person <= 300; person++)
            Assert.EndsWith("inventarissen-opnemen", await About(person), StringComparison.Ordinal);
        Assert.Equal("", await About(301));
        Assert.Empty(await reading.About(Pseudonyms.Of(7), clock.GetUtcNow().AddSeconds(1), 10, Cancel));
    }

    [Fact]
    public async Task What_is_added_is_stored_with_what_it_is_about_or_not_at_all()
    {
        await using var place = await Prepared(TestDatabases.Sqlite);
        await using (var db = place.Databases.Open(Org))
        {
            await using var turn = await db.BeginTurn(Cancel);
            Log(db).Add(ProcessingActivity.TakeDevices, [1, 2]);
            await db.SaveChangesAsync(Cancel);
        }

        await using var after = place.Databases.Open(Org);
        Assert.Empty(await new ReadProcessing(after).Page(0, 10, null, null, null, Cancel));
    }

    [Fact]
    public void A_pseudonym_differs_by_person_organisation_and_secret_and_stays_the_same()
    {
        var other = OrganisationId.Parse("gemeente-ander");
        byte[][] all =
        [
            Pseudonyms.Of(1), Pseudonyms.Of(2), Pseudonyms.Of(new byte[32], other).Of(1), Pseudonyms.Of([.. Enumerable.Repeat((byte)1, 32)], Org).Of(1),
        ];
        Assert.Equal(all.Length, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(all[0], Pseudonyms.Of(new byte[32], Org).Of(1));
    }

    [Fact]
    public void Every_activity_has_a_code_of_its_own() =>
        Assert.Equal(ProcessingActivity.All.Count, ProcessingActivity.All.Select(activity => activity.Code).Distinct().Count());

    private ProcessingLog Log(OrganisationDb db) => new(db, Pseudonyms, new("test", new byte[16], new byte[8], null, clock.GetUtcNow()), clock);

    private static async Task<TestDatabases> Prepared(string kind)
    {
        var place = await TestDatabases.Prepared(kind);
        await place.Databases.Create(Org, Cancel);
        return place;
    }
}
