using Appwacht.Policy.Fleet;
using Appwacht.Policy.Language;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>The answer that everybody must agree on: installed apps and devices for each effect that the policy of the benchmark has.</summary>
internal readonly record struct FleetCounts(long AppsAllowed, long AppsToVet, long AppsDenied, long DevicesAllowed, long DevicesToVet, long DevicesDenied)
{
    public static FleetCounts Of(FleetEvaluation answer)
    {
        var devices = answer.Devices();
        return new(
            answer.Installs[(int)Effect.Allow], answer.Installs[(int)Effect.NeedsVetting], answer.Installs[(int)Effect.Deny],
            devices[(int)Effect.Allow], devices[(int)Effect.NeedsVetting], devices[(int)Effect.Deny]);
    }

    /// <summary>One more device, whose installed apps have these effects.</summary>
    public FleetCounts With(long allowed, long toVet, long denied) => new(
        AppsAllowed + allowed, AppsToVet + toVet, AppsDenied + denied,
        DevicesAllowed + (toVet + denied == 0 ? 1 : 0), DevicesToVet + (toVet > 0 && denied == 0 ? 1 : 0), DevicesDenied + (denied > 0 ? 1 : 0));

    public override string ToString() =>
        $"apps {AppsAllowed:#,0} allowed, {AppsToVet:#,0} to vet, {AppsDenied:#,0} denied; devices {DevicesAllowed:#,0}, {DevicesToVet:#,0}, {DevicesDenied:#,0}";
}
