using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet.Generated;

public sealed class GeneratedJudgementTests
{
    [Fact]
    public void A_generated_fleet_has_devices_in_every_state_and_is_judged_as_one_by_one()
    {
        var fleet = new GeneratedFleet(new FleetPlan { Seed = 2, KnownApps = 6_000, UnknownApps = 2_000 });
        var register = GeneratedRegister.Read(fleet.Apps);
        var stack = InMemory.Policy(fleet.Plan, register);
        const int count = 150;
        var snapshot = fleet.Snapshot(count);
        var exemptions = fleet.Exemptions(count).ToArray();
        var policy = CompiledPolicy.Of(stack, FleetFacts.Of(FleetView.Of(snapshot), register, fleet.Plan.Day, Country.Netherlands), new FleetProfiles(snapshot.Devices.Profiles));
        var answer = FleetEvaluator.Evaluate(FleetView.Of(snapshot), policy, GeneratedExemptions.In(snapshot, exemptions));

        var expected = fleet.Devices(count).Select(made => made.Apps
            .Select(app => stack.Judge(made.Device, made.Person, fleet.Apps.Of(app).Facts(register, fleet.Plan.Day, Country.Netherlands), fleet.Plan.Day, exemptions).Effect).Max());
        Assert.Equal(expected, answer.StateOf);
        Assert.True(answer.Devices()[(int)Effect.Deny] > 10);
        Assert.True(answer.Devices()[(int)Effect.NeedsVetting] > 10);
        Assert.True(answer.Devices()[(int)Effect.Allow] > 10);
    }
}
