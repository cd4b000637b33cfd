using System.Buffers;
using System.Runtime.InteropServices;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>An inventory that is to be stored.</summary>
/// <param name="Device">The device, by its number in the fleet.</param>
/// <param name="Number">The same by its number in the database.</param>
/// <param name="At">When the apps were read, as <see cref="Time.Microseconds"/>.</param>
/// <param name="Blob">What is kept, in its stored form.</param>
/// <param name="Apps">The same for the fleet, by number of the dictionary.</param>
internal readonly record struct KeptInventory(int Device, int Number, long At, byte[] Blob, int[] Apps);

/// <summary>
/// Reads inventories and keeps of each what the ownership of its device allows: the one place that decides it. Nothing is read of a device
/// that is not known, because then it is not known what may be read.
/// </summary>
internal sealed class ReadInventories(Workspace workspace, NamedApps named)
{
    /// <summary>Clocks of devices are not always right; further ahead than this an inventory would keep every later one out.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    /// <summary>Who sends more than this has one mistake many times.</summary>
    private const int MostFaults = 100;

    private readonly StoredDictionaries dictionaries = workspace.Dictionaries;
    private readonly InventoryJson json = new(workspace.Apps, workspace.Versions);
    private readonly ReadInventory read = new();
    private readonly ArrayBufferWriter<byte> blob = new();
    private readonly List<(int App, int Version)> some = [];

    /// <summary>What is to be stored.</summary>
    public List<KeptInventory> Kept { get; } = [];

    /// <summary>On how many more devices each app was that is only counted, by week.</summary>
    public Dictionary<(DateOnly Week, int App), int> Counted { get; } = [];

    /// <summary>Whether the dictionaries are still those of the workspace.</summary>
    public bool IsOf(Workspace now) => ReferenceEquals(dictionaries, now.Dictionaries);

    /// <summary>Begins the next batch.</summary>
    public void Clear()
    {
        Kept.Clear();
        Counted.Clear();
    }

    /// <summary>Reads one.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="find">The number in the fleet of the device with an identifier, or -1.</param>
    /// <param name="now">What time it is.</param>
    public TakenLine Read(ReadOnlySpan<byte> inventory, Func<string, int> find, DateTimeOffset now)
    {
        if (InventoryJson.DeviceIn(inventory) is not { } key)
            return Unreadable(inventory);
        var device = find(key);
        if (device < 0)
            return TakenLine.UnknownDevice;
        ref var known = ref workspace.Devices[device];
        var isPrivate = known.Ownership is Ownership.Byod or Ownership.Private;
        if (!json.TryRead(inventory, isPrivate, read))
            return TakenLine.Refused(Faults());
        if (read.At > now + FurthestAhead)
            return TakenLine.Refused(new Refusal("inventory.future", "Het moment (`at`) ligt in de toekomst.", "The moment (`at`) is in the future.", "at"));
        var at = Time.Microseconds(read.At);
        if (known.InventoryAt >= at)
            return TakenLine.NotNewer;

        var isWholeKept = isPrivate || known.Ownership is Ownership.Managed;
        var apps = isWholeKept ? read.Apps : Named(known.InventoryAt, at);
        blob.ResetWrittenCount();
        InventoryBlob.Write(apps, blob);
        Kept.Add(new(device, known.Number, at, blob.WrittenSpan.ToArray(), isWholeKept ? read.Numbers.ToArray() : [.. some.Select(app => app.App)]));
        known.InventoryAt = at;
        return read.Faults.Count == 0 ? TakenLine.Taken : new TakenLine(LineState.Taken, Faults());
    }

    /// <summary>Leaves out what nothing names, and counts it if the device was not yet counted in the week.</summary>
    private ReadOnlySpan<(int App, int Version)> Named(long before, long at)
    {
        var week = CountedApp.WeekOf(Time.FromMicroseconds(at));
        var counts = before == KnownDevice.Never || CountedApp.WeekOf(Time.FromMicroseconds(before)) != week;
        some.Clear();
        foreach (var app in read.Apps)
        {
            if (named.Contains(app.App))
                some.Add(app);
            else if (counts)
                CollectionsMarshal.GetValueRefOrAddDefault(Counted, (week, app.App), out _)++;
        }

        return CollectionsMarshal.AsSpan(some);
    }

    /// <summary>Says what is wrong with what does not even name a device; what it holds teaches the dictionaries nothing.</summary>
    private TakenLine Unreadable(ReadOnlySpan<byte> inventory)
    {
        new InventoryJson(new AppDictionary(), new VersionDictionary()).TryRead(inventory, true, read);
        return TakenLine.Refused(Faults());
    }

    private Refusal[] Faults() => [.. read.Faults.Take(MostFaults).Select(fault => new Refusal(fault.Name, fault.Reason, $"byte {fault.Position}"))];
}
