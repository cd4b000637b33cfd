namespace Appwacht.Policy.Fleet;

/// <summary>The devices of each app: bits for the commonest apps, for the others a list of gaps in each range of devices.</summary>
/// <param name="bitmaps">The bits.</param>
/// <param name="lists">The gaps, for each range.</param>
/// <param name="parts">The ranges.</param>
internal sealed class AppLists(AppBitmaps bitmaps, GapLists[] lists, Range[] parts)
{
    /// <summary>How many of the commonest apps have bits.</summary>
    public int WithBits => bitmaps.Apps;

    /// <summary>Bytes held.</summary>
    public long Bytes => bitmaps.Bytes + lists.Sum(list => list.Bytes);

    /// <summary>Writes them.</summary>
    /// <param name="parts">The ranges.</param>
    /// <param name="pieces">The installs of each range, apps ascending, with the number of the first device of each piece.</param>
    /// <param name="counted">On how many devices of each range each app is.</param>
    /// <param name="counts">On how many devices each app is.</param>
    /// <param name="work">How many processors work on it at once.</param>
    public static AppLists Of(Range[] parts, IReadOnlyList<(int First, InstallsByApp Installs)>[] pieces, int[][] counted, int[] counts, ParallelOptions work)
    {
        var devices = parts[^1].End.Value;
        var common = 0;
        while (common < Math.Min(counts.Length, InstalledRuns.FirstRare) && counts[common] > devices / 8)
            common++;
        var bitmaps = new AppBitmaps(common, devices);
        var lists = new GapLists[parts.Length];
        Parallel.For(0, parts.Length, work, part => lists[part] = IndexWriter.Write(bitmaps, parts[part], counted[part], pieces[part]));
        return new(bitmaps, lists, parts);
    }

    /// <summary>The same with some apps put on devices and others taken off.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="apps">How many apps there are now.</param>
    public AppLists With(InstallChanges changes, int apps) =>
        new(bitmaps.With(changes), [.. lists.Zip(parts, (list, part) => GapListRewriter.Change(list, apps, changes.In(part, bitmaps.Apps)))], parts);

    /// <summary>Visits the devices of an app, ascending.</summary>
    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
    {
        if (app < bitmaps.Apps)
        {
            bitmaps.Visit(app, .., ref visitor);
            return;
        }

        foreach (var list in lists)
            list.Visit(app, ref visitor);
    }

    /// <summary>The same for the devices of one range.</summary>
    public void Visit<T>(int app, int part, ref T visitor) where T : struct, IDeviceVisitor
    {
        if (app < bitmaps.Apps)
            bitmaps.Visit(app, parts[part], ref visitor);
        else
            lists[part].Visit(app, ref visitor);
    }
}
