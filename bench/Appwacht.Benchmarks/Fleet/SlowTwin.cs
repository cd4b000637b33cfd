using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>Holds the quick answer against the slow one, which is right by the looks of it, on some devices.</summary>
internal static class SlowTwin
{
    private const int Sample = 60;

    public static void Check(BenchFleet fleet, FleetEvaluation answer, Results results)
    {
        var (register, day) = (fleet.Register, fleet.Fleet.Plan.Day);
        foreach (var made in fleet.Fleet.Devices(Math.Min(Sample, fleet.Devices)))
        {
            var exemptions = fleet.Exemptions.Where(exemption => exemption.Subject == made.Device.Id).ToArray();
            var state = made.Apps
                .Select(app => fleet.Stack.Judge(made.Device, made.Person, fleet.Fleet.Apps.Of(app).Facts(register, day, Country.Netherlands), day, exemptions).Effect)
                .Aggregate(Effects.Stronger);
            if (answer.StateOf[made.Number] != state)
                throw new InvalidOperationException($"Device {made.Number} is {answer.StateOf[made.Number]} by the engine and {state} one by one.");
        }

        results.Say(fleet.Devices, $"The states of the first {Math.Min(Sample, fleet.Devices)} devices equal those of PolicyStack.Judge, one app at a time.");
    }
}
