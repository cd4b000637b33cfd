using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Finds what changes by going through every install: the quicker way when much changes. How many installs of each app change is not
/// counted one by one: nearly all devices are of one kind, so for each app it is the number of its devices, put right for the others.
/// </summary>
internal static class WhatIfByScan
{
    public static (ChangedInstalls Gained, ChangedInstalls Lost) Gather(FleetView fleet, PolicyChange change, ExemptInstalls exempt)
    {
        var apart = fleet.Apart(exempt);
        var tables = change.Tables();
        var usual = change.UsualPair;
        var parts = fleet.Base.WithApp.Parts;
        var gathered = parts.Select(_ => (Gained: new ChangedInstalls(fleet, false), Lost: new ChangedInstalls(fleet, false))).ToArray();
        var corrections = change.Corrections();
        Parallel.For(0, parts.Count, part =>
        {
            var (gained, lost) = gathered[part];
            for (var device = parts[part].Start.Value; device < parts[part].End.Value; device++)
            {
                if (apart.Contains(device))
                    continue;
                var pair = change.PairOf[device];
                var run = fleet.Base.Installed.Common(device);
                AddBoth(device, Sum(run, tables[pair]));
                if (pair == usual)
                    continue;
                gained.Correct(run, corrections[pair].Gained);
                lost.Correct(run, corrections[pair].Lost);
            }

            var rare = fleet.Base.Installed.RareIn(parts[part]);
            for (var i = rare.Start.Value; i < rare.End.Value; i++)
            {
                var (device, app) = (fleet.Base.Installed.RareDevices[i], fleet.Base.Installed.RareApps[i]);
                if (apart.Contains(device))
                    continue;
                AddBoth(device, Packed(change.Of(device, app)));
                Count(gained, lost, app, change.DirectionsOf(app)[usual], -1);
                Count(gained, lost, app, change.Of(device, app), 1);
            }

            void AddBoth(int device, uint sum)
            {
                if ((sum & 0xffff) is not 0 and var stricter)
                    gained.AddDevice(device, (int)stricter);
                if (sum >> 16 is not 0 and var milder)
                    lost.AddDevice(device, (int)milder);
            }
        });
        foreach (var (gained, lost) in gathered.Skip(1))
        {
            gathered[0].Gained.Add(gained);
            gathered[0].Lost.Add(lost);
        }

        foreach (var app in change.Apps)
            Count(gathered[0].Gained, gathered[0].Lost, app, change.DirectionsOf(app)[usual], fleet.Base.WithApp.Count(app));
        foreach (var device in apart.ToArray())
        {
            foreach (var app in fleet.Base.Installed.On(device))
                Count(gathered[0].Gained, gathered[0].Lost, app, change.DirectionsOf(app)[usual], -1);
            foreach (var app in fleet.On(device))
                if (change.Of(device, app) is not 0 and var direction && !exempt.Contains(device, app))
                    (direction > 0 ? gathered[0].Gained : gathered[0].Lost).Add(device, app);
        }

        return gathered[0];
    }

    private static void Count(ChangedInstalls gained, ChangedInstalls lost, int app, int direction, int times)
    {
        if (direction != 0)
            (direction > 0 ? gained : lost).Count(app, times);
    }

    /// <summary>How many apps of a run are judged more strictly (low half) and less strictly (high half).</summary>
    private static uint Sum(ReadOnlySpan<ushort> run, uint[] table)
    {
        // Safe without a bounds check: the table has an entry for every value a 16-bit number can have. No device has 65,536 apps of
        // 16 bits, so neither half can run over into the other.
        ref var entries = ref MemoryMarshal.GetArrayDataReference(table);
        uint one = 0, two = 0;
        var i = 0;
        for (; i + 2 <= run.Length; i += 2)
        {
            one += Unsafe.Add(ref entries, run[i]);
            two += Unsafe.Add(ref entries, run[i + 1]);
        }

        if (i < run.Length)
            one += Unsafe.Add(ref entries, run[i]);
        return one + two;
    }

    internal static uint Packed(int direction) => direction > 0 ? 1u : direction < 0 ? 1u << 16 : 0;
}
