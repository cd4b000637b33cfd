using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>The findings of a fleet one by one: every app on a device that the policy does not simply allow and no exemption lifts.</summary>
public static class FleetFindings
{
    /// <summary>The findings, device by device, the apps of each ascending.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="exempt">The exemptions.</param>
    /// <param name="states">The state of each device, as <see cref="FleetEvaluator"/> found it: devices on which all is allowed are passed over.</param>
    public static IEnumerable<(int Device, int App, Effect Effect)> Of(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, Effect[] states)
    {
        for (var device = 0; device < states.Length; device++)
        {
            if (states[device] is Effect.Allow)
                continue;
            var profile = fleet.ProfileOf(device);
            foreach (var app in fleet.On(device))
                if (policy.EffectOf(profile, app) is not Effect.Allow and var effect && !exempt.Contains(device, app))
                    yield return (device, app, effect);
        }
    }
}
