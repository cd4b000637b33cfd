namespace Appwacht.Policy.Fleet;

/// <summary>Makes the lists of a range of devices anew with some apps put on devices and others taken off. What does not change is copied as it stands.</summary>
internal sealed class GapListRewriter
{
    private readonly GapLists old;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly byte[] made;
    private int app;
    private int at;

    private GapListRewriter(GapLists old, int apps, int most) =>
        (this.old, starts, ends, made) = (old, new int[apps], new int[apps], GC.AllocateUninitializedArray<byte>(most));

    /// <summary>The lists as they become.</summary>
    /// <param name="old">The lists as they were.</param>
    /// <param name="apps">How many apps there are now.</param>
    /// <param name="changes">What changed on devices of the range, of apps without a bitmap.</param>
    public static GapLists Change(GapLists old, int apps, InstallChanges changes)
    {
        // A list with a device less is no longer, and with one more at most by the longest gap.
        var writing = new GapListRewriter(old, apps, old.Gaps.Length + GapLists.LongestGap * changes.Added);
        foreach (var (app, of) in changes.ByApp())
            writing.Change(app, of);
        writing.CopyTo(apps);
        return new(old.First, writing.starts, writing.ends, writing.made[..writing.at]);
    }

    private void Change(int changed, ArraySegment<long> changes)
    {
        CopyTo(changed);
        starts[app] = at;
        var merged = new Merging(this, changes);
        if (changed < old.Apps)
            old.Visit(changed, ref merged);
        merged.End();
        ends[app++] = at;
    }

    /// <summary>Copies the lists up to that of an app.</summary>
    private void CopyTo(int next)
    {
        var (from, to) = (old.StartOf(app), old.StartOf(next));
        old.Gaps[from..to].CopyTo(made.AsSpan(at));
        for (; app < next; app++)
            (starts[app], ends[app]) = app < old.Apps ? (old.StartOf(app) - from + at, old.EndOf(app) - from + at) : (at, at);
        at += to - from;
    }

    /// <summary>Writes the devices of one list again, with those that came and without those that went.</summary>
    private struct Merging(GapListRewriter to, ArraySegment<long> changes) : IDeviceVisitor
    {
        private int last = to.old.First;
        private int next;

        public void Visit(int device)
        {
            WriteBefore(device);
            // What changes on a device that has the app is that it goes.
            if (next < changes.Count && InstallChanges.Read(changes[next]).Device == device)
                next++;
            else
                Write(device);
        }

        public void End() => WriteBefore(int.MaxValue);

        private void WriteBefore(int device)
        {
            for (; next < changes.Count && InstallChanges.Read(changes[next]).Device is var added && added < device; next++)
                Write(added);
        }

        private void Write(int device)
        {
            to.at += GapLists.Write((uint)(device - last), to.made.AsSpan(to.at));
            last = device;
        }
    }
}
