namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Turns stored gaps into runs in the final arrays, several pieces at a time. How many of a piece's apps are rare is known only when it
/// is done, so pieces take their places in turn; only that is waited for, not the copying.
/// </summary>
internal sealed class RunPlacer(LoadPiece[] pieces, int[] newNumberOf, int devices, int common)
{
    private readonly int[] starts = new int[devices + 1];
    private readonly ushort[] numbers = GC.AllocateUninitializedArray<ushort>(common);
    private readonly List<int> rareDevices = [];
    private readonly List<int> rareApps = [];
    private readonly object turn = new();
    private int taken = -1;
    private int placed;
    private int nextDevice;
    private int nextNumber;

    public InstalledRuns Run()
    {
        Parallel.For(0, Environment.ProcessorCount, _ => Work());
        return new InstalledRuns(starts, numbers, [.. rareDevices], [.. rareApps]);
    }

    private void Work()
    {
        var sorter = new RunSorter();
        var run = Array.Empty<ushort>();
        var apps = Array.Empty<int>();
        // Pieces are taken in order, so that whoever waits for its turn waits for somebody who is at work.
        while (Interlocked.Increment(ref taken) is var number && number < pieces.Length)
        {
            var piece = pieces[number];
            var ends = new int[piece.Count];
            // A gap takes at least a byte, so there are no more apps than bytes.
            if (run.Length < piece.Gaps.Length)
                run = new ushort[piece.Gaps.Length];
            var (at, end, rare) = (0, 0, new List<(int Device, int App)>());
            for (var device = 0; device < piece.Count; device++)
            {
                var count = piece.AppCounts[device];
                if (apps.Length < count)
                    apps = new int[count * 2];
                piece.Read(ref at, apps.AsSpan(0, count));
                ends[device] = end += sorter.Sort(apps.AsSpan(0, count), newNumberOf, run.AsSpan(end));
                foreach (var app in sorter.Rare)
                    rare.Add((device, app));
            }

            var (firstDevice, firstNumber) = Place(number, piece.Count, end, rare);
            run.AsSpan(0, end).CopyTo(numbers.AsSpan(firstNumber));
            for (var device = 0; device < ends.Length; device++)
                starts[firstDevice + device + 1] = firstNumber + ends[device];
        }
    }

    private (int Device, int Number) Place(int piece, int count, int length, List<(int Device, int App)> rare)
    {
        lock (turn)
        {
            while (placed != piece)
                Monitor.Wait(turn);
            var place = (nextDevice, nextNumber);
            foreach (var (device, app) in rare)
            {
                rareDevices.Add(nextDevice + device);
                rareApps.Add(app);
            }

            nextDevice += count;
            nextNumber += length;
            placed++;
            Monitor.PulseAll(turn);
            return place;
        }
    }
}
