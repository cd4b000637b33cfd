using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>
/// The findings of a whole fleet at one moment, by the same rules as a check of files: what is probable is judged as itself and as a
/// stranger, of variants of one app on a device the certain one counts, and on a device with private use only what is named is shown.
/// </summary>
public sealed class JudgedFleet
{
    private readonly FleetState state;
    private readonly List<FoundApp> found = [];
    private readonly List<FoundApp> exempted = [];
    private readonly List<UnnamedApps> unnamed = [];
    private readonly Dictionary<int, bool> named = [];

    private JudgedFleet(FleetState state, IEnumerable<int> devices)
    {
        this.state = state;
        StateOf = new Effect[state.View.Devices];
        foreach (var device in devices)
            Judge(device);
    }

    /// <summary>Every app on a device that may not be there, device by device.</summary>
    public IReadOnlyList<FoundApp> Found => found;

    /// <summary>What would be a finding but for an exemption.</summary>
    public IReadOnlyList<FoundApp> Exempted => exempted;

    /// <summary>Devices with apps that may not be there and of which only the number may be shown.</summary>
    public IReadOnlyList<UnnamedApps> Unnamed => unnamed;

    /// <summary>For each device the strongest effect of what is certain on it.</summary>
    public IReadOnlyList<Effect> States => StateOf;

    private Effect[] StateOf { get; }

    /// <summary>Judges every device.</summary>
    public static JudgedFleet Of(FleetState state)
    {
        var doubtful = Doubtful(state);
        return new(state, Enumerable.Range(0, state.View.Devices).Where(device => state.Evaluation.StateOf[device] is not Effect.Allow || doubtful.Contains(device) || state.Exempt.On(device).Length > 0));
    }

    /// <summary>Judges some devices only: the rest is as if nothing were found on it.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="devices">Their numbers in the fleet, in any order; what is none is left out.</param>
    public static JudgedFleet Of(FleetState state, IEnumerable<int> devices) => new(state, devices.Where(device => device >= 0).Distinct().Order());

    /// <summary>The findings on one device.</summary>
    public IEnumerable<FoundApp> On(int device) => Part(found, device);

    /// <summary>What an exemption allows on one device.</summary>
    public IEnumerable<FoundApp> ExemptedOn(int device) => Part(exempted, device);

    /// <summary>How many apps on a device may not be there and may not be shown.</summary>
    public int UnnamedOn(int device) => unnamed.FirstOrDefault(one => one.Device == device).Apps;

    private static IEnumerable<FoundApp> Part(List<FoundApp> ordered, int device)
    {
        var first = ordered.BinarySearch(new FoundApp(device, -1, default, default, false), ByDevice);
        for (var at = first < 0 ? ~first : first; at < ordered.Count && ordered[at].Device == device; at++)
            yield return ordered[at];
    }

    private static Comparer<FoundApp> ByDevice { get; } = Comparer<FoundApp>.Create((one, other) => (one.Device, one.App).CompareTo((other.Device, other.App)));

    /// <summary>The devices with an app that only probably is what it calls itself.</summary>
    private static HashSet<int> Doubtful(FleetState state)
    {
        var apps = Enumerable.Range(0, state.View.Apps.Count).Where(app => state.View.Apps.MatchOf(app) is Match.Probable).ToHashSet();
        var devices = new HashSet<int>();
        var collecting = new Collecting(devices);
        foreach (var app in apps.Where(app => app < state.View.Base.Apps.Count))
            state.View.Base.WithApp.Visit(app, ref collecting);
        foreach (var (device, newer) in state.View.Newer)
            if (newer.Apps.Any(apps.Contains))
                devices.Add(device);
        return devices;
    }

    private void Judge(int device)
    {
        var profile = state.View.ProfileOf(device);
        var ownership = state.View.Profiles.All[profile].Ownership;
        var here = new Dictionary<(string App, bool IsExempt), FoundApp>();
        var hidden = new Dictionary<string, Effect>();
        foreach (var app in state.View.On(device))
        {
            var (judged, isExempt) = state.View.Apps.MatchOf(app) is Match.Probable ? Doubted(device, app) : Usual(device, profile, app);
            if (judged.Effect is Effect.Allow && !isExempt)
                continue;
            var key = state.Verdicts.Facts(judged).Key;
            if (ownership is Ownership.Managed || (IsNamed(app) && !judged.IsStranger))
            {
                if (!here.TryGetValue((key, isExempt), out var known) || (judged.Match, judged.Effect).CompareTo((known.Match, known.Effect)) > 0)
                    here[(key, isExempt)] = judged;
            }
            else if (judged.Effect is not Effect.Allow)
            {
                hidden[key] = Effects.Stronger(hidden.GetValueOrDefault(key), judged.Effect);
            }
        }

        foreach (var ((_, isExempt), one) in here.OrderBy(one => one.Value.App))
            (isExempt ? exempted : found).Add(one);
        var strongest = here.Values.Where(one => one.Match is not Match.Probable).Select(one => one.Effect).Concat(hidden.Values).Aggregate(Effect.Allow, Effects.Stronger);
        if (hidden.Count > 0)
            unnamed.Add(new(device, hidden.Count, hidden.Values.Aggregate(Effects.Stronger)));
        StateOf[device] = strongest;
    }

    private (FoundApp Judged, bool IsExempt) Usual(int device, int profile, int app)
    {
        var effect = state.Policy.EffectOf(profile, app);
        var isExempt = effect is not Effect.Allow && state.Exempt.Contains(device, app);
        return (new FoundApp(device, app, isExempt ? Effect.Allow : effect, state.View.Apps.MatchOf(app), false), isExempt);
    }

    /// <summary>An app that only calls itself like another must not get off more lightly than one that nobody knows.</summary>
    private (FoundApp Judged, bool IsExempt) Doubted(int device, int app)
    {
        var (asItself, asStranger) = (new FoundApp(device, app, default, Match.Probable, false), new FoundApp(device, app, default, Match.None, true));
        var (itself, stranger) = (state.Verdicts.Of(asItself), state.Verdicts.Of(asStranger));
        return stranger.Effect > itself.Effect
            ? (asStranger with { Effect = stranger.Effect }, stranger.Exemption is not null)
            : (asItself with { Effect = itself.Effect }, itself.Exemption is not null);
    }

    private bool IsNamed(int app)
    {
        if (!named.TryGetValue(app, out var known))
            named[app] = known = state.Names(state.View.Apps[app]);
        return known;
    }

    private readonly struct Collecting(HashSet<int> devices) : IDeviceVisitor
    {
        public void Visit(int device) => devices.Add(device);
    }
}
