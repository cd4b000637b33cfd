using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Tests.Catalogue;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Tests.Fleet.Answers;

public class RegisterPreviewTests
{
    private const string Strava = "android:com.strava";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_country_on_a_list_says_which_apps_come_on_it_what_is_judged_otherwise_and_on_which_devices()
    {
        await using var organisation = await WithStrava();
        var preview = await Preview(organisation, OwnChangeTests.America, true, true);
        var list = Assert.Single(preview.Lists);
        Assert.Contains(list.Changes, change => change is { App.Slug: "strava", Before: null, After.Country.Code: "US" });
        Assert.Contains(preview.Verdicts, verdict => verdict == new VerdictDifference(verdict.App, Effect.Allow, Effect.Deny) && verdict.App.Slug == "strava");
        Assert.Equal((7, 0), (preview.Effect?.Gained.Devices, preview.Effect?.Lost.Devices));
    }

    [Fact]
    public async Task Who_may_not_see_devices_gets_multiples_of_five_and_who_may_see_no_counts_none()
    {
        await using var organisation = await WithStrava();
        var some = (await Preview(organisation, OwnChangeTests.America, true, false)).Effect;
        Assert.Equal((5, null), (some?.Gained.Devices, some?.Gained.List));
        Assert.Null((await Preview(organisation, OwnChangeTests.America, false, false)).Effect);
    }

    [Fact]
    public async Task Control_from_a_listed_country_puts_the_apps_below_the_party_on_the_list()
    {
        await using var organisation = await WithStrava();
        var preview = await Preview(organisation, new(RegisterChangeKind.Control, "strava-inc", "CN", TimeProvider.System.Today(), "reported", "krant", "", "omdat"), true, true);
        Assert.Equal(["strava"], Assert.Single(preview.Lists).Changes.Select(change => change.App.Slug));
        Assert.Equal(7, preview.Effect?.Gained.Devices);
    }

    [Fact]
    public async Task What_begins_later_is_judged_on_its_first_day()
    {
        await using var organisation = await WithStrava();
        var later = TimeProvider.System.Today().AddYears(1);
        var preview = await Preview(organisation, OwnChangeTests.America with { Day = later }, true, true);
        Assert.Equal((later, 7), (preview.Day, preview.Effect?.Gained.Devices));
    }

    [Fact]
    public async Task When_it_is_adopted_the_fleet_is_judged_as_was_said()
    {
        await using var organisation = await WithStrava();
        await using var db = organisation.Open();
        Assert.DoesNotContain(Effect.Deny, (await organisation.Workspace.Now(db, Cancel)).Judged.States);
        var change = OwnChangeTests.Done(await OwnChangeTests.Propose(organisation, new(RegisterChangeKind.Control, "strava-inc", "CN", TimeProvider.System.Today(), "reported", "krant", "", "omdat")));
        OwnChangeTests.Done(await OwnChangeTests.Decide(organisation, OwnChangeTests.Approver, change.Number, true));
        Assert.Equal(7, (await organisation.Workspace.Now(db, Cancel)).Judged.States.Count(effect => effect is Effect.Deny));
    }

    private static async Task<OneOrganisation> WithStrava()
    {
        var organisation = await OneOrganisation.Make(OwnChangeTests.Policy);
        await organisation.Take(
        [
            .. Enumerable.Range(0, 7).Select(device => OneOrganisation.Device($"d{device}")),
            .. Enumerable.Range(0, 7).Select(device => OneOrganisation.Inventory($"d{device}", "2026-11-20T00:00:00Z", Strava)),
        ]);
        return organisation;
    }

    private static async Task<RegisterPreview> Preview(OneOrganisation organisation, OwnChangeRequest request, bool seesCounts, bool seesAll)
    {
        var change = OwnChangeTests.Done(await OwnChangeTests.Propose(organisation, request));
        await using var db = organisation.Open();
        return (await RegisterPreview.Of(change, await organisation.Workspace.Register(db, Cancel), organisation.Workspace, db, seesCounts, seesAll, Cancel)).Preview;
    }
}
