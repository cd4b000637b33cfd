using System.Collections.Concurrent;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>Whole verdicts with every rule that has a say, for the few installed apps of which somebody asks why.</summary>
public sealed class FleetVerdicts
{
    private readonly FleetState state;
    private readonly ConcurrentDictionary<(int App, bool IsStranger), AppFacts> facts = new();
    private readonly ConcurrentDictionary<(int Profile, int App, bool IsStranger), Verdict> verdicts = new();
    private readonly Lazy<ILookup<int, Exemption>> exemptions;

    internal FleetVerdicts(FleetState state)
    {
        this.state = state;
        exemptions = new(() => state.Exemptions.All.Where(exemption => exemption.Period.Contains(state.Day))
            .SelectMany(exemption => FleetState.Covered(state.View, exemption, state.Exemptions.PersonOf).Select(device => (device, exemption)))
            .ToLookup(pair => pair.device, pair => pair.exemption));
    }

    /// <summary>What a finding is about: the app, or what it is when nobody believes its name.</summary>
    public AppFacts Facts(FoundApp found) => facts.GetOrAdd((found.App, found.IsStranger), asked =>
    {
        var app = state.View.Apps[asked.App];
        return asked.IsStranger ? AppFacts.Unknown(app.Id, app.Name) : state.Facts.Of(asked.App);
    });

    /// <summary>The verdict on an app on a device.</summary>
    public Verdict Of(FoundApp found)
    {
        var app = Facts(found);
        var profile = state.View.ProfileOf(found.Device);
        var verdict = verdicts.GetOrAdd((profile, found.App, found.IsStranger), asked => state.InForce.Stack.Judge(state.View.Profiles.All[asked.Profile], app, state.Day));
        var exemption = verdict.Effect is Effect.Allow ? null : exemptions.Value[found.Device].FirstOrDefault(exemption => PolicyStack.IsFor(exemption, app, state.Day));
        return exemption is null ? verdict : verdict with { Effect = Effect.Allow, Exemption = exemption };
    }
}
