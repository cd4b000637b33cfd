using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement;

/// <summary>What is the matter with the devices of a fleet at one moment, by the rules by which everything else is shown.</summary>
internal sealed class SeenFindings
{
    private readonly FleetState state;
    private readonly Dictionary<int, (ReadDevice Device, int Place)> byNumber = [];
    private readonly Dictionary<FindingKey, SeenFinding> all = [];

    private SeenFindings(FleetState state) => this.state = state;

    /// <summary>All of it.</summary>
    public IReadOnlyDictionary<FindingKey, SeenFinding> All => all;

    /// <summary>Looks.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="devices">Its devices; those that are not among them are new, and seen the next time.</param>
    /// <param name="silentBefore">Since when a device must have reported, in microseconds since 1970.</param>
    /// <param name="now">What time it is, in microseconds since 1970.</param>
    public static SeenFindings In(FleetState state, IReadOnlyList<ReadDevice> devices, long silentBefore, long now)
    {
        var seen = new SeenFindings(state);
        var byPlace = new ReadDevice?[state.View.Devices];
        foreach (var device in devices)
        {
            var place = state.View.Find(device.Key);
            seen.byNumber[device.Number] = (device, place);
            if (place >= 0 && device.InventoryAt is not null)
                byPlace[place] = device;
            if (device.IsOurs && device.InventoryAt < silentBefore)
                seen.all[new(device.Number, FindingKind.Silent, "")] = new(Effect.Allow, null, false, now);
        }

        foreach (var found in state.Judged.Found)
            seen.Add(byPlace[found.Device], found, false);
        foreach (var found in state.Judged.Exempted)
            seen.Add(byPlace[found.Device], found, true);
        foreach (var unnamed in state.Judged.Unnamed)
            if (byPlace[unnamed.Device] is { InventoryAt: { } at } device)
                seen.all[new(device.Number, FindingKind.Unnamed, "")] = new(unnamed.Effect, null, false, at);
        return seen;
    }

    /// <summary>Why a finding is over that is not the matter any more, and when the inventory was made that shows it.</summary>
    public (FindingEnding Ending, long? At) WhyOver(FindingKey key)
    {
        if (!byNumber.TryGetValue(key.Device, out var known) || known.Place < 0)
            return (FindingEnding.None, null);
        if (known.Device.InventoryAt is not { } at)
            return (FindingEnding.NotKept, null);
        if (key.Kind is FindingKind.App && state.ShieldedOn(known.Place).Any(app => KeyOf(app, false) == key.App || KeyOf(app, true) == key.App))
            return (FindingEnding.Shielded, null);
        var isThere = key.Kind is FindingKind.App && state.View.On(known.Place).Any(app => KeyOf(app, false) == key.App || KeyOf(app, true) == key.App);
        return isThere ? (FindingEnding.Allowed, null) : (FindingEnding.Gone, at);
    }

    private void Add(ReadDevice? device, FoundApp found, bool isExempt)
    {
        if (device is not { InventoryAt: { } at } read)
            return;
        var verdict = state.Verdicts.Of(found);
        var ladder = verdict.Decisive.Select(match => match.Rule.Rule.Ladder).FirstOrDefault(named => named is not null);
        // An app may be there allowed and, in a variant that is not, also found: what is not allowed counts.
        var key = new FindingKey(read.Number, FindingKind.App, state.Verdicts.Facts(found).Key);
        if (!isExempt || !all.ContainsKey(key))
            all[key] = new(found.Effect, ladder, isExempt, at);
    }

    private string KeyOf(int app, bool isStranger) => state.Verdicts.Facts(new FoundApp(0, app, default, default, isStranger)).Key;
}
