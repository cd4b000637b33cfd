using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Fleet;
using static Appwacht.Core.Tests.Fleet.OneOrganisation;

namespace Appwacht.Core.Tests.Fleet;

/// <summary>What only serves to look through a fleet takes memory while somebody looks, and not longer.</summary>
public class RestTests
{
    private const string TikTok = "android:com.zhiliaoapp.musically";

    [Fact]
    public async Task A_fleet_at_rest_gives_the_same_answers_and_keeps_what_was_found()
    {
        await using var organisation = await Filled();
        await using var db = organisation.Open();
        var state = await organisation.Workspace.Now(db, CancellationToken.None);
        var (found, with) = (state.Judged.Found, state.View.Base.WithApp.Bytes);
        var (installs, devices) = Asked(state);
        Assert.True(organisation.Workspace.Rest(evenIfUsed: true));
        Assert.True(state.View.Base.WithApp.Bytes < with);

        var after = await organisation.Workspace.Now(db, CancellationToken.None);
        Assert.Same(state, after);
        Assert.Same(found, after.Judged.Found);
        Assert.Equal(devices, Asked(after).Devices);
        Assert.Equal(installs, Asked(after).Installs);
        Assert.Equal(with, after.View.Base.WithApp.Bytes);
    }

    [Fact]
    public async Task A_fleet_rests_when_nobody_looked_through_it_since_the_last_time()
    {
        await using var organisation = await Filled();
        var workspace = organisation.Workspace;
        await using var db = organisation.Open();
        var state = await workspace.Now(db, CancellationToken.None);
        Asked(state);
        Assert.False(workspace.Rest(evenIfUsed: false));
        Asked(state);
        Assert.False(workspace.Rest(evenIfUsed: false));
        Assert.True(workspace.Rest(evenIfUsed: false));
        Assert.False(workspace.Rest(evenIfUsed: false), "Nothing is left.");
    }

    [Fact]
    public async Task A_fleet_that_changes_while_it_rests_has_what_is_new()
    {
        await using var organisation = await Filled();
        await using var db = organisation.Open();
        Asked(await organisation.Workspace.Now(db, CancellationToken.None));
        organisation.Workspace.Rest(evenIfUsed: true);
        await organisation.Take(Inventory("d3", "2026-11-23T10:00:00Z", TikTok));
        organisation.Workspace.Fleet.Compact();
        var state = await organisation.Workspace.Now(db, CancellationToken.None);
        Assert.Empty(state.View.Newer);
        Assert.Equal(3, Asked(state).Devices);
    }

    [Fact]
    public async Task All_that_is_open_rests_and_what_is_not_stays_closed()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        OrganisationId[] all = [OrganisationId.Parse("een"), OrganisationId.Parse("twee"), OrganisationId.Parse("drie")];
        foreach (var organisation in all)
            await place.Databases.Create(organisation, null, CancellationToken.None);
        await using var workspaces = new Workspaces(place.Databases, new ShippedCatalogue(Began), TimeProvider.System);
        Assert.False(workspaces.Rest(evenIfUsed: true));
        foreach (var id in all[..2])
        {
            await using var db = place.Databases.Open(id);
            await (await workspaces.Of(id, CancellationToken.None)).Now(db, CancellationToken.None);
        }

        Assert.True(workspaces.Rest(evenIfUsed: true));
        Assert.False(workspaces.Rest(evenIfUsed: true));
    }

    private static async Task<OneOrganisation> Filled()
    {
        var organisation = await Make();
        await organisation.Take(
            Device("d1"), Device("d2"), Device("d3"), Inventory("d1", "2026-11-22T10:00:00Z", Named, TikTok), Inventory("d2", "2026-11-22T10:00:00Z", "android:a", TikTok));
        organisation.Workspace.Fleet.Compact();
        return organisation;
    }

    /// <summary>Looks through the fleet: how many installs have each effect, and how many devices have an app.</summary>
    private static (long[] Installs, int? Devices) Asked(FleetState state) =>
        (FleetEvaluator.Evaluate(state.View, state.Policy, state.Exempt).Installs, KnownInstalls.DevicesWith(state, "tiktok", seesAll: true));
}
