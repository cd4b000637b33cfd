using System.Numerics;
using System.Runtime.CompilerServices;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The devices that the snapshot and the policy alone do not judge: something newer is known of them, or an exemption lifts what the
/// policy says. They are few, and are taken out of every answer and judged one by one.
/// </summary>
internal sealed class DevicesApart
{
    private readonly FleetGrid grid;
    private readonly CompiledPolicy policy;
    private readonly ExemptInstalls exempt;
    private readonly NumberSet all;
    private readonly int[] devices;

    /// <summary>For each of <see cref="devices"/> the classes of what is there and not exempt, each once.</summary>
    private readonly int[][] classes;

    public DevicesApart(FleetGrid grid, CompiledPolicy policy, ExemptInstalls exempt)
    {
        (this.grid, this.policy, this.exempt) = (grid, policy, exempt);
        all = new NumberSet(grid.Fleet.Devices);
        foreach (var device in grid.Fleet.Newer.Keys)
            all.Add(device);
        foreach (var (device, _) in Lifted())
            all.Add(device);
        devices = [.. all.All()];
        classes = new int[devices.Length][];
        var parts = Ranges.Of(devices.Length, Environment.ProcessorCount);
        Parallel.ForEach(parts, JudgeAll);
    }

    /// <summary>Takes the devices out of an answer of the snapshot, and puts those in that have an app in one of the cells after all.</summary>
    public void Settle(NumberSet found, bool[][] cells)
    {
        found.Remove(all);
        for (var i = 0; i < devices.Length; i++)
        {
            var row = cells[GroupOf(devices[i])];
            if (Array.Exists(classes[i], @class => row[@class]))
                found.Add(devices[i]);
        }
    }

    /// <summary>Puts counts of the snapshot right, by group and class, and gives how many installs are in none because an exemption lifts what is said of them.</summary>
    public long Settle(long[][] counts)
    {
        var exempted = 0L;
        foreach (var (device, app) in Lifted())
        {
            counts[grid.GroupOf(device)][grid.ClassOf[app]]--;
            exempted++;
        }

        foreach (var (device, newer) in grid.Fleet.Newer)
        {
            if (grid.Fleet.IsInBase(device))
                foreach (var app in grid.Fleet.Base.Installed.On(device))
                    counts[grid.GroupOf(device)][grid.ClassOf[app]]--;
            var group = GroupOf(device);
            foreach (var app in newer.Apps)
            {
                if (IsLifted(policy.Row(group), exempt.On(device), app))
                    exempted++;
                else
                    counts[group][grid.ClassOf[app]]++;
            }
        }

        return exempted;
    }

    /// <summary>Installs of the snapshot that an exemption lifts an effect from, on devices of which nothing newer is known.</summary>
    private IEnumerable<(int Device, int App)> Lifted() => exempt.In(grid.Fleet.Base)
        .Where(install => policy.Row(grid.GroupOf(install.Device))[grid.ClassOf[install.App]] is not Effect.Allow && !grid.Fleet.Newer.ContainsKey(install.Device));

    private bool IsLifted(ReadOnlySpan<Effect> effects, ReadOnlySpan<int> allowed, int app) => effects[grid.ClassOf[app]] is not Effect.Allow && allowed.Contains(app);

    private int GroupOf(int device) => grid.GroupOfProfile(grid.Fleet.ProfileOf(device));

    private void JudgeAll(Range part)
    {
        var (seen, found) = (new bool[grid.Classes], new List<int>());
        for (var (i, end) = (part.Start.Value, part.End.Value); i < end; i++)
            classes[i] = ClassesOn(devices[i], seen, found);
    }

    private int[] ClassesOn(int device, bool[] seen, List<int> found)
    {
        found.Clear();
        if (grid.Fleet.Newer.TryGetValue(device, out var newer))
        {
            Note(newer.Apps, device, seen, found);
        }
        else
        {
            Note(grid.Fleet.Base.Installed.Common(device), device, seen, found);
            Note(grid.Fleet.Base.Installed.Rare(device), device, seen, found);
        }

        foreach (var @class in found)
            seen[@class] = false;
        return [.. found];
    }

    [MethodImpl(FleetGrid.Hot)]
    private void Note<T>(ReadOnlySpan<T> apps, int device, bool[] seen, List<int> found) where T : unmanaged, IBinaryInteger<T>
    {
        var classOf = grid.ClassOf;
        var effects = policy.Row(GroupOf(device));
        var allowed = exempt.On(device);
        foreach (var one in apps)
        {
            var app = int.CreateTruncating(one);
            if (seen[classOf[app]] || (effects[classOf[app]] is not Effect.Allow && allowed.Contains(app)))
                continue;
            seen[classOf[app]] = true;
            found.Add(classOf[app]);
        }
    }
}
