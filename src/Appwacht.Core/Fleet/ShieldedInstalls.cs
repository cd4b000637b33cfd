using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet;

/// <summary>
/// What an exemption of the compartment allows on a device. It is taken out of the fleet before anything is asked of it: lists, counts, what-if
/// and exports then cannot tell of it, and no step follows.
/// </summary>
internal sealed class ShieldedInstalls
{
    private readonly Dictionary<int, int[]> byDevice = [];

    /// <summary>Finds it.</summary>
    /// <param name="view">The fleet.</param>
    /// <param name="exempt">What is allowed for all to see; that stays.</param>
    /// <param name="covered">The apps that exemptions of the compartment are for, by device.</param>
    /// <param name="stack">The policy.</param>
    /// <param name="day">The day.</param>
    public ShieldedInstalls(FleetView view, ExemptInstalls exempt, IReadOnlyDictionary<int, int[]> covered, PolicyStack stack, DateOnly day)
    {
        foreach (var (device, apps) in covered)
            if (view.On(device).Where(app => apps.Contains(app) && !exempt.Contains(device, app) && !IsDoubted(device, app)).ToArray() is { Length: > 0 } hidden)
                byDevice[device] = hidden;

        // What only calls itself like the app is no more allowed here than under any other exemption.
        bool IsDoubted(int device, int app) => view.Apps[app] is { Match: Match.Probable } doubted
            && stack.Judge(view.Profiles.All[view.ProfileOf(device)], AppFacts.Unknown(doubted.Id, doubted.Name), day).Effect is not Effect.Allow;
    }

    /// <summary>The apps on a device that are there and not shown.</summary>
    public IEnumerable<int> On(int device) => byDevice.GetValueOrDefault(device, []);

    /// <summary>The fleet without it.</summary>
    public FleetView Hide(FleetView view) => byDevice.Count == 0 ? view : view with
    {
        Newer = view.Newer.SetItems(byDevice.Select(pair => KeyValuePair.Create(
            pair.Key, new NewerDevice(view.IdOf(pair.Key), view.ProfileOf(pair.Key), view.PersonOf(pair.Key), [.. view.On(pair.Key).Except(pair.Value)])))),
    };
}
