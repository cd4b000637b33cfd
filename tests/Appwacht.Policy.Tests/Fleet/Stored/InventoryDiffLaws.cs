using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class InventoryDiffLaws
{
    private static readonly Gen<int[]> Runs = Gen.Int[0, 11].Array[0, 12].Select(apps => apps.Distinct().Order().ToArray());

    [Fact]
    public void A_newer_inventory_differs_by_what_sets_say() => Gen.Select(GensOfFleets.Contents.Where(devices => devices.Length > 0), Gens.Layers, Runs, Runs)
        .Sample((contents, layers, before, now) =>
    {
        var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
        var policy = GensOfFleets.Compile(Given.Stack(layers), fleet);
        var profile = fleet.Base.Devices.ProfileOf[0];

        var diff = InventoryDiff.Between(before, now, policy, profile);

        // The fleet has ten apps; the policy says nothing of the numbers above.
        Assert.Equal(before.Except(now), diff.Gone);
        Assert.Equal(now.Except(before), diff.Added);
        Assert.Equal(Findings(now.Except(before)), diff.Opened);
        Assert.Equal(Findings(before.Except(now)), diff.Closed);
        Assert.Equal(now.Where(app => app >= 10), diff.NotJudged);
        Assert.Equal(now.Where(app => app < 10).Select(app => policy.EffectOf(profile, app)).Append(Effect.Allow).Max(), diff.State);

        IEnumerable<DeviceFinding> Findings(IEnumerable<int> apps) => apps.Where(app => app < 10)
            .Select(app => new DeviceFinding(app, policy.EffectOf(profile, app))).Where(finding => finding.Effect is not Effect.Allow);
    }, iter: 500);

    [Fact]
    public void Numbers_of_the_dictionary_are_judged_by_their_numbers_in_the_fleet() => Gen.Select(GensOfFleets.Contents.Where(devices => devices.Length > 0), Gens.Layers, Runs)
        .Sample((contents, layers, now) =>
    {
        var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
        var policy = GensOfFleets.Compile(Given.Stack(layers), fleet);
        int[] turned = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
        var diff = InventoryDiff.Between([], now, policy, 0, turned);
        Assert.Equal(
            now.Where(app => app < 10).Select(app => new DeviceFinding(app, policy.EffectOf(0, turned[app]))).Where(finding => finding.Effect is not Effect.Allow), diff.Opened);
        Assert.Equal(now.Where(app => app >= 10), diff.NotJudged);
    }, iter: 300);
}
