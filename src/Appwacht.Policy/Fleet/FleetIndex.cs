using System.Collections.Immutable;
using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The fleet of one organisation as it is now. One writer at a time lays what is newer over the snapshot; readers take <see cref="Now"/>
/// and keep a whole that does not change under them. When much is newer, a new snapshot is made beside the old one. Apps are given by
/// numbers that never change, those of the dictionary; the numbers in a view are by popularity and do.
/// </summary>
public sealed class FleetIndex
{
    /// <summary>So few devices are taken over while whoever writes waits.</summary>
    private const int LittleLeft = 64;

    /// <summary>When more arrives than is taken over it must end some time.</summary>
    private const int MostPasses = 10;

    private readonly Lock compacting = new();
    private readonly Lock writing = new();
    private readonly List<int> numberOf;

    /// <summary>The devices that changed since a new snapshot was begun.</summary>
    private List<int> changed = [];
    private bool isCompacting;
    private volatile FleetView now;

    /// <summary>Starts from a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="numberOf">For each app of the dictionary its number in the snapshot.</param>
    public FleetIndex(FleetSnapshot snapshot, IEnumerable<int> numberOf) => (now, this.numberOf) = (FleetView.Of(snapshot), [.. numberOf]);

    /// <summary>The fleet at this moment.</summary>
    public FleetView Now => now;

    /// <summary>
    /// Whether so much is newer than the snapshot that making a new one pays: each device that is newer is judged by itself, and a
    /// sixty-fourth of them take as long as all the others together.
    /// </summary>
    public bool IsWorthCompacting => now.Newer.Count > now.Base.Devices.Count / 64;

    /// <summary>Takes up apps that the dictionary gave the next numbers to.</summary>
    public void AddApps(IReadOnlyCollection<FleetApp> apps)
    {
        lock (writing)
        {
            numberOf.AddRange(Enumerable.Range(now.Apps.Count, apps.Count));
            now = now with { Apps = now.Apps.With(apps) };
        }
    }

    /// <summary>Takes up a device, with nothing installed yet.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">There is one with this identifier.</exception>
    public int AddDevice(string id, DeviceFacts facts, int person)
    {
        lock (writing)
        {
            if (now.Find(id) >= 0)
                throw new ArgumentException("There is a device with this identifier.", nameof(id));
            var device = now.Devices;
            var (profiles, profile) = Profile(facts);
            Lay(now with { Profiles = profiles, NewIds = now.NewIds.Add(id, device) }, device, new NewerDevice(id, profile, person, []));
            return device;
        }
    }

    /// <summary>Takes what is newly known of a device and its user.</summary>
    public void ChangeDevice(int device, DeviceFacts facts, int person)
    {
        lock (writing)
        {
            var (profiles, profile) = Profile(facts);
            Lay(now with { Profiles = profiles }, device, new NewerDevice(now.IdOf(device), profile, person, now.On(device)));
        }
    }

    /// <summary>Takes a device's newer inventory.</summary>
    /// <param name="device">The number of the device.</param>
    /// <param name="apps">Its apps by number of the dictionary, each once.</param>
    /// <returns>What changed on the device.</returns>
    public InventoryChange Update(int device, ReadOnlySpan<int> apps)
    {
        lock (writing)
        {
            var view = now;
            var run = new int[apps.Length];
            for (var i = 0; i < run.Length; i++)
                run[i] = numberOf[apps[i]];
            Array.Sort(run);
            var before = view.On(device);
            // Most inventories say what the one before them said.
            if (run.AsSpan().SequenceEqual(before))
                return InventoryChange.None;
            Lay(view, device, new NewerDevice(view.IdOf(device), view.ProfileOf(device), view.PersonOf(device), run));
            return InventoryChange.Between(before, run);
        }
    }

    /// <summary>
    /// Makes a new snapshot of what is known now and puts it in place. What arrives meanwhile is kept: it lies over the new snapshot as it
    /// did over the old one. Nobody who writes waits for it but a moment.
    /// </summary>
    public void Compact() => Compact(static () => { });

    /// <param name="beforePutInPlace">What happens after the new snapshot is made and before it is put in place; for tests, which cannot wait for it to happen by chance.</param>
    internal void Compact(Action beforePutInPlace)
    {
        lock (compacting)
        {
            var view = NoteChanges();
            var (snapshot, newNumberOf) = FleetCompaction.Of(view);
            beforePutInPlace();
            var meanwhile = ImmutableDictionary.CreateBuilder<int, NewerDevice>();
            // Most of what arrived is taken over while more arrives, so that what is left to do while nothing may is little.
            for (var passes = 0; changed.Count > LittleLeft && passes < MostPasses; passes++)
            {
                // What is noted after this list was read and before a new one is begun is still noted in it.
                var devices = changed;
                TakeOver(meanwhile, devices, NoteChanges(), newNumberOf);
            }

            lock (writing)
            {
                TakeOver(meanwhile, changed, now, newNumberOf);
                (changed, isCompacting) = ([], false);
                for (var app = 0; newNumberOf is not null && app < numberOf.Count; app++)
                    numberOf[app] = Renumbered(numberOf[app], newNumberOf);
                var apps = newNumberOf is null ? now.Apps : snapshot.Apps.With(Enumerable.Range(view.Apps.Count, now.Apps.Count - view.Apps.Count).Select(app => now.Apps[app]));
                now = new FleetView(snapshot, apps, now.Profiles, meanwhile.ToImmutable(), now.NewIds.RemoveRange(view.NewIds.Keys));
            }
        }
    }

    /// <summary>Begins to note anew which devices change, and gives the fleet as it is at that moment.</summary>
    private FleetView NoteChanges()
    {
        lock (writing)
        {
            (changed, isCompacting) = ([], true);
            return now;
        }
    }

    /// <summary>Lays what is newer of a device over a view, which is then the fleet as it is.</summary>
    private void Lay(FleetView view, int device, NewerDevice newer)
    {
        now = view with { Newer = view.Newer.SetItem(device, newer) };
        if (isCompacting)
            changed.Add(device);
    }

    private static void TakeOver(ImmutableDictionary<int, NewerDevice>.Builder meanwhile, List<int> devices, FleetView from, int[]? newNumberOf)
    {
        foreach (var device in devices)
        {
            var newer = from.Newer[device];
            meanwhile[device] = newNumberOf is null ? newer : newer with { Apps = Renumbered(newer.Apps, newNumberOf) };
        }
    }

    private (FleetProfiles Profiles, int Number) Profile(DeviceFacts facts) =>
        now.Profiles.NumberOf(facts) is >= 0 and var known ? (now.Profiles, known) : (now.Profiles.With(facts), now.Profiles.Count);

    private static int[] Renumbered(int[] run, int[] newNumberOf)
    {
        var made = Array.ConvertAll(run, app => Renumbered(app, newNumberOf));
        Array.Sort(made);
        return made;
    }

    /// <summary>Apps that came after the view that was compacted stand behind the others and keep their place.</summary>
    private static int Renumbered(int app, int[] newNumberOf) => app < newNumberOf.Length ? newNumberOf[app] : app;
}

/// <summary>What a newer inventory changed on a device, by app number of the view it made.</summary>
/// <param name="Gone">Apps that are no longer there, ascending.</param>
/// <param name="Added">Apps that are new, ascending.</param>
public sealed record InventoryChange(IReadOnlyList<int> Gone, IReadOnlyList<int> Added)
{
    /// <summary>The inventory says what the one before it said.</summary>
    public static InventoryChange None { get; } = new([], []);

    /// <summary>Compares two inventories, each ascending.</summary>
    internal static InventoryChange Between(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var (gone, added) = (new List<int>(), new List<int>());
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (j >= after.Length || (i < before.Length && before[i] < after[j]))
                gone.Add(before[i++]);
            else if (i >= before.Length || after[j] < before[i])
                added.Add(after[j++]);
            else
                (i, j) = (i + 1, j + 1);
        }

        return new(gone, added);
    }
}
