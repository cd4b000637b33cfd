using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>One device's inventory as numbers. Filled anew by each reading, so that readings leave nothing behind to clean up.</summary>
public sealed class ReadInventory
{
    private readonly List<InventoryFault> faults = [];
    private readonly List<ulong> found = [];
    private readonly AppSorter sorter = new();
    private readonly List<(int App, int Version)> apps = [];
    private readonly List<int> numbers = [];

    /// <summary>The identifier of the device.</summary>
    public string Device { get; internal set; } = "";

    /// <summary>When the inventory was made.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>The apps with their versions, ascending, each once. Until the next reading.</summary>
    public ReadOnlySpan<(int App, int Version)> Apps => CollectionsMarshal.AsSpan(apps);

    /// <summary>The apps, ascending, each once. Until the next reading.</summary>
    public ReadOnlySpan<int> Numbers => CollectionsMarshal.AsSpan(numbers);

    /// <summary>How many apps were not looked at because they are not in the work profile.</summary>
    public int LeftOut { get; internal set; }

    /// <summary>What is wrong, also with single apps; a refusal comes last.</summary>
    public IReadOnlyList<InventoryFault> Faults => faults;

    internal void Clear()
    {
        faults.Clear();
        found.Clear();
        apps.Clear();
        numbers.Clear();
        (Device, At, LeftOut) = ("", default, 0);
    }

    internal void Add(InventoryFault fault) => faults.Add(fault);

    internal void Add(int app, int version) => found.Add(((ulong)(uint)app << 32) | (uint)version);

    /// <summary>Puts what was found in order. Of an app that is there twice (work and personal) the version that was learnt last counts.</summary>
    internal void Close()
    {
        Keep(sorter.Sort(CollectionsMarshal.AsSpan(found)));
    }

    private void Keep(ReadOnlySpan<ulong> sorted)
    {
        CollectionsMarshal.SetCount(apps, sorted.Length);
        CollectionsMarshal.SetCount(numbers, sorted.Length);
        var withVersion = CollectionsMarshal.AsSpan(apps);
        var alone = CollectionsMarshal.AsSpan(numbers);
        var last = -1;
        foreach (var one in sorted)
        {
            var (app, version) = ((int)(one >> 32), (int)(uint)one);
            if (last >= 0 && alone[last] == app)
                version = Math.Max(version, withVersion[last].Version);
            else
                last++;
            withVersion[last] = (app, version);
            alone[last] = app;
        }

        CollectionsMarshal.SetCount(apps, last + 1);
        CollectionsMarshal.SetCount(numbers, last + 1);
    }
}
