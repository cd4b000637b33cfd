using System.Collections;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// Makes a snapshot of a generated fleet without holding its devices: every device is drawn twice, once to count how popular each app is
/// and once to write its run.
/// </summary>
internal static class SnapshotOfGenerated
{
    public static FleetSnapshot Make(GeneratedFleet fleet, int devices)
    {
        var parts = Ranges.Of(devices, Environment.ProcessorCount * 16);
        var counts = Count(fleet, parts);
        var order = AppOrder.ByPopularity(counts);
        // A fleet knows the apps that are on some device; the others are last.
        var used = counts.Count(count => count > 0);

        var pieces = new Piece[parts.Length];
        Parallel.For(0, parts.Length, fleet.Draw, (i, _, draw) =>
        {
            pieces[i] = Piece.Of(fleet, parts[i], draw, order.NewNumberOf);
            return draw;
        }, _ => { });
        var runs = Joined(pieces, devices);
        return new FleetSnapshot(
            new FleetApps([.. order.OldNumberOf.Take(used).Select(fleet.Apps.Of)]), Devices(fleet, devices), runs, DevicesWithApp.Of(runs, used), new Dictionary<int, int>());
    }

    private static int[] Count(GeneratedFleet fleet, Range[] parts)
    {
        var sum = new int[fleet.Apps.Count];
        Parallel.For(0, parts.Length, () => (Draw: fleet.Draw(), Counts: new int[fleet.Apps.Count]), (i, _, own) =>
        {
            for (var device = parts[i].Start.Value; device < parts[i].End.Value; device++)
                foreach (var app in own.Draw.On(device, fleet.Traits(device).Store))
                    own.Counts[app]++;
            return own;
        }, own =>
        {
            lock (sum)
                for (var app = 0; app < sum.Length; app++)
                    sum[app] += own.Counts[app];
        });
        return sum;
    }

    private static InstalledRuns Joined(Piece[] pieces, int devices)
    {
        var starts = new int[devices + 1];
        var numbers = new ushort[pieces.Sum(piece => piece.Numbers.Length)];
        var (device, at) = (0, 0);
        foreach (var piece in pieces)
        {
            piece.Numbers.CopyTo(numbers, at);
            foreach (var length in piece.Lengths)
                starts[++device] = at += length;
        }

        return new InstalledRuns(starts, numbers, [.. pieces.SelectMany(piece => piece.RareDevices)], [.. pieces.SelectMany(piece => piece.RareApps)]);
    }

    private static FleetDevices Devices(GeneratedFleet fleet, int devices)
    {
        var profiles = new List<Judgement.DeviceFacts>();
        var numbers = new int[GeneratedTraits.Codes];
        var (profileOf, personOf) = (new int[devices], new int[devices]);
        for (var device = 0; device < devices; device++)
        {
            var traits = fleet.Traits(device);
            ref var number = ref numbers[traits.Code];
            if (number == 0)
            {
                profiles.Add(traits.Facts());
                number = profiles.Count;
            }

            profileOf[device] = number - 1;
            personOf[device] = GeneratedFleet.PersonOf(device);
        }

        return new FleetDevices(DeviceIds.Of(new Identifiers(fleet, devices)), profiles, profileOf, personOf);
    }

    /// <summary>The runs of a range of devices.</summary>
    private sealed record Piece(int[] Lengths, ushort[] Numbers, List<int> RareDevices, List<int> RareApps)
    {
        public static Piece Of(GeneratedFleet fleet, Range range, InstalledDraw draw, int[] newNumberOf)
        {
            var first = range.Start.Value;
            var piece = new Piece(new int[range.End.Value - first], [], [], []);
            var numbers = new List<ushort>(piece.Lengths.Length * (FleetPlan.FewestApps + FleetPlan.MostApps) / 2);
            Span<ushort> run = stackalloc ushort[FleetPlan.MostApps];
            for (var device = first; device < range.End.Value; device++)
            {
                var (length, rareBefore) = (0, piece.RareApps.Count);
                foreach (var app in draw.On(device, fleet.Traits(device).Store))
                {
                    var number = newNumberOf[app];
                    if (number < InstalledRuns.FirstRare)
                        run[length++] = (ushort)number;
                    else
                        piece.RareApps.Add(number);
                }

                run[..length].Sort();
                numbers.AddRange(run[..length]);
                piece.Lengths[device - first] = length;
                var rare = piece.RareApps.Count - rareBefore;
                piece.RareApps.Sort(rareBefore, rare, null);
                piece.RareDevices.AddRange(Enumerable.Repeat(device, rare));
            }

            return piece with { Numbers = [.. numbers] };
        }
    }

    /// <summary>The identifiers, made when asked for: a million strings at once are a hundred megabytes.</summary>
    private sealed class Identifiers(GeneratedFleet fleet, int devices) : IReadOnlyList<string>
    {
        public int Count => devices;

        public string this[int index] => fleet.DeviceId(index);

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, devices).Select(fleet.DeviceId).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
