using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using static Appwacht.Core.Tests.Fleet.OneOrganisation;

namespace Appwacht.Core.Tests.Fleet;

public class FleetIntakeTests
{
    private const string Monday = "2026-11-23T10:00:00Z";
    private const string Tuesday = "2026-11-24T10:00:00Z";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_was_answered_is_in_the_fleet_in_the_database_and_there_after_a_restart(string kind)
    {
        await using var organisation = await Make(kind: kind);
        var taken = await organisation.Take(Person("p1", "Raad"), Device("d1", person: "p1"), Device("d2"), Inventory("d1", Monday, "android:a", "android:b 2.0"), Inventory("d2", Monday));
        Assert.All(taken, line => Assert.Equal(LineState.Taken, line.State));
        SortedDictionary<string, string> expected = new() { ["d1"] = "android:a android:b", ["d2"] = "" };
        Assert.Equal(expected, organisation.InFleet());
        Assert.Equal(expected, await organisation.InDatabase());
        await organisation.Restart();
        Assert.Equal(expected, organisation.InFleet());
        var view = organisation.Workspace.Fleet.Now;
        Assert.Equal("Raad", view.Profiles.All[view.ProfileOf(view.Find("d1"))].Unit);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_inventory_that_is_not_newer_changes_nothing(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Device("d1"), Inventory("d1", Tuesday, "android:a"));
        var taken = await organisation.Take(Inventory("d1", Monday, "android:b"), Inventory("d1", Tuesday, "android:b"), Inventory("d1", "2026-11-24T10:00:01Z", "android:c"), Inventory("d1", Tuesday));
        Assert.Equal([LineState.NotNewer, LineState.NotNewer, LineState.Taken, LineState.NotNewer], taken.Select(line => line.State));
        Assert.Equal("android:c", organisation.InFleet()["d1"]);
        await organisation.Restart();
        Assert.Equal([LineState.NotNewer], (await organisation.Take(Inventory("d1", Tuesday))).Select(line => line.State));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_bad_line_is_refused_alone(string kind)
    {
        await using var organisation = await Make(kind: kind);
        var taken = await organisation.Take(
            Device("d1"), new FleetLine.OfInventory("{"u8.ToArray()), Inventory("nobody", Monday, "android:x"), Device(""),
            new FleetLine.OfInventory("""{"device":"d1","at":"2026-11-23T10:00:00Z","apps":[{"id":"android:y"}]"""u8.ToArray()),
            Inventory("d1", "2099-01-01T00:00:00Z", "android:z"), Inventory("d1", Monday, "android:a"));
        Assert.Equal(["", "INVT002", "inventory.unknown-device", "line.text", "INVT002", "inventory.future", ""], taken.Select(line => line.Why is [var why, ..] ? why.Code : ""));
        Assert.Equal(new SortedDictionary<string, string> { ["d1"] = "android:a" }, organisation.InFleet());
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task When_a_turn_fails_nothing_of_it_is_there_and_the_next_one_works(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Device("d1"), Inventory("d1", Monday, "android:a"));
        await Alter(organisation, "ALTER TABLE audit RENAME TO elsewhere");
        await Assert.ThrowsAnyAsync<Exception>(() => organisation.Take(Device("d2"), Inventory("d1", Tuesday, "android:b 7"), Inventory("d2", Monday, "android:c")));
        SortedDictionary<string, string> before = new() { ["d1"] = "android:a" };
        Assert.Equal(before, organisation.InFleet());
        Assert.Equal(before, await organisation.InDatabase());

        await Alter(organisation, "ALTER TABLE elsewhere RENAME TO audit");
        var taken = await organisation.Take(Inventory("d2", Monday), Device("d2"), Inventory("d1", Tuesday, "android:d"), Inventory("d2", Monday, "android:c"));
        Assert.Equal([LineState.UnknownDevice, LineState.Taken, LineState.Taken, LineState.Taken], taken.Select(line => line.State));
        SortedDictionary<string, string> after = new() { ["d1"] = "android:d", ["d2"] = "android:c" };
        Assert.Equal(after, organisation.InFleet());
        Assert.Equal(after, await organisation.InDatabase());
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Each_turn_is_on_the_trail_with_who_brought_what(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Device("d1"), Inventory("d1", Monday, "android:a"), Inventory("d9", Monday));
        await using var db = organisation.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "fleet.taken", TestContext.Current.CancellationToken);
        Assert.Equal(("member:1", """{"taken":2,"notNewer":0,"rejected":1}"""), (entry.Actor, entry.Details));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Two_who_bring_something_in_one_turn_are_both_on_the_trail(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Device("d1"));
        // While the writer waits for its turn, both come to wait for it.
        await organisation.Workspace.Writing.WaitAsync(TestContext.Current.CancellationToken);
        var both = Task.WhenAll(((Actor[])[Somebody, Somebody with { Id = "member:2" }, Somebody with { Id = "member:3" }])
            .Select(actor => organisation.Workspace.Intake.Take([Inventory("d1", Monday)], actor, null, TimeSpan.FromSeconds(10), null)));
        organisation.Workspace.Writing.Release();
        Assert.All(await both, answer => Assert.IsType<IntakeAnswer.Taken>(answer));
        await using var db = organisation.Open();
        Assert.Equal(["member:1", "member:1", "member:2", "member:3"], await db.Set<AuditEntry>().Where(entry => entry.Action == "fleet.taken").Select(entry => entry.Actor).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_is_said_of_a_person_changes_what_the_fleet_knows_of_their_devices(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Person("p1", "Raad"), Device("d1", person: "p1"));
        await organisation.Take(Person("p1", "College"));
        var view = organisation.Workspace.Fleet.Now;
        Assert.Equal("College", view.Profiles.All[view.ProfileOf(view.Find("d1"))].Unit);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Pieces_of_dictionaries_are_made_one_before_they_become_too_many(string kind)
    {
        await using var organisation = await Make(kind: kind);
        await organisation.Take(Device("d1"));
        for (var i = 0; i < 510; i++)
            await organisation.Take(Inventory("d1", $"2026-11-{1 + i / 60:00}T10:{i % 60:00}:00Z", $"android:app{i} {i}"));
        await using var db = organisation.Open();
        Assert.InRange(await db.Set<DictionaryChunk>().CountAsync(TestContext.Current.CancellationToken), 2, 100);
        await organisation.Restart();
        Assert.Equal("android:app509", organisation.InFleet()["d1"]);
    }

    [Theory]
    [InlineData(Ownership.Byod)]
    [InlineData(Ownership.Private)]
    [InlineData(Ownership.PrivateUseAllowed)]
    [InlineData(Ownership.Unknown)]
    public async Task What_was_kept_is_forgotten_when_the_ownership_says_that_less_may_be_kept(Ownership ownership)
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1"), Inventory("d1", Monday, "android:a", Named));
        await organisation.Take(Device("d1", ownership));
        Assert.Equal("", organisation.InFleet()["d1"]);
        Assert.Equal("", (await organisation.InDatabase())["d1"]);
        Assert.Equal([LineState.Taken], (await organisation.Take(Inventory("d1", Monday, $"{Named} 1 work"))).Select(line => line.State));
        Assert.Equal(Named, organisation.InFleet()["d1"]);
    }

    private static async Task Alter(OneOrganisation organisation, string sql)
    {
        await using var db = organisation.Open();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }
}
