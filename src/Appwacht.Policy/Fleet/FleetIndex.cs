using System.Collections.Immutable;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The fleet of one organisation as it is now. One writer at a time puts newer inventories over the snapshot; readers take
/// <see cref="Now"/> and keep a whole that does not change under them. When much is newer, a new snapshot is made beside the old one.
/// </summary>
public sealed class FleetIndex
{
    private readonly Lock writing = new();
    private volatile FleetView now;

    /// <summary>Starts from a snapshot.</summary>
    public FleetIndex(FleetSnapshot snapshot) => now = FleetView.Of(snapshot);

    /// <summary>The fleet at this moment.</summary>
    public FleetView Now => now;

    /// <summary>Whether so much is newer than the snapshot that making a new one pays: a tenth of the devices.</summary>
    public bool IsWorthCompacting => now.Newer.Count > now.Base.Devices.Count / 10;

    /// <summary>Takes a device's newer inventory. Apps that the fleet does not have yet get a number.</summary>
    /// <param name="device">The number of the device.</param>
    /// <param name="apps">Its apps.</param>
    /// <returns>What changed on the device.</returns>
    public InventoryChange Update(int device, IReadOnlyCollection<FleetApp> apps)
    {
        lock (writing)
        {
            var view = now;
            var known = view.Apps;
            var added = apps.Where(app => known.NumberOf(app) < 0).Distinct().ToArray();
            if (added.Length > 0)
                known = known.With(added);
            int[] run = [.. apps.Select(known.NumberOf).Distinct().Order()];
            var before = view.On(device);
            now = view with { Apps = known, Newer = view.Newer.SetItem(device, run) };
            return new InventoryChange([.. before.Except(run)], [.. run.Except(before)]);
        }
    }

    /// <summary>
    /// Makes a new snapshot of what is known now and puts it in place. Inventories that arrive meanwhile are kept: they lie over the new
    /// snapshot as they did over the old one.
    /// </summary>
    public void Compact()
    {
        var view = now;
        var (snapshot, newNumberOf) = FleetCompaction.Of(view);
        lock (writing)
        {
            var apps = snapshot.Apps.With([.. now.Apps.All.Skip(view.Apps.Count)]);
            var meanwhile = now.Newer.Where(pair => !view.Newer.TryGetValue(pair.Key, out var known) || !ReferenceEquals(known, pair.Value))
                .ToImmutableDictionary(pair => pair.Key, pair => Renumbered(pair.Value, newNumberOf));
            now = new FleetView(snapshot, apps, meanwhile);
        }
    }

    private static int[] Renumbered(int[] run, int[] newNumberOf)
    {
        // Apps that came after the view that was compacted stand behind the others and keep their place.
        var made = Array.ConvertAll(run, app => app < newNumberOf.Length ? newNumberOf[app] : app);
        Array.Sort(made);
        return made;
    }
}

/// <summary>What a newer inventory changed on a device, by app number of the view it made.</summary>
public sealed record InventoryChange(IReadOnlyList<int> Gone, IReadOnlyList<int> Added);
