using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Fleet.Intake;

namespace Appwacht.Server.Imports;

/// <summary>
/// The rows that cannot be used, as lines, held until it is their turn: the first in memory, and when there are many the rest in a file,
/// because an export that is wrong may be wrong in every row.
/// </summary>
/// <param name="folder">Where the file goes, if there has to be one.</param>
/// <param name="most">How many are held in memory.</param>
internal sealed class SetAside(string folder, int most = SetAside.Usual) : IRejects, IDisposable
{
    private const int Usual = 10_000;

    private readonly List<Reject> first = [];
    private readonly List<string> files = [];
    private readonly List<FleetLine> lines = [];
    private readonly Dictionary<string, int> reasons = [];
    private FileStream? rest;

    /// <inheritdoc/>
    public void Add(Reject reject)
    {
        if (first.Count < most)
        {
            first.Add(reject);
            return;
        }

        rest ??= TemporaryFile.In(folder);
        using var writer = new BinaryWriter(rest, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(FileNumber(reject.File));
        writer.Write(reject.Line);
        writer.Write(Reason(reject.Reason));
    }

    /// <summary>Everything that was taken since the last time, in order.</summary>
    public IEnumerable<FolderLine> Take()
    {
        foreach (var reject in first)
            yield return new(lines[Reason(reject.Reason)], reject.File, reject.Line);
        first.Clear();
        if (rest is null)
            yield break;
        rest.Position = 0;
        using (var reader = new BinaryReader(rest))
            while (rest.Position < rest.Length)
            {
                var (file, line, reason) = (files[reader.ReadInt32()], reader.ReadInt64(), lines[reader.ReadInt32()]);
                yield return new(reason, file, line);
            }

        rest = null;
    }

    /// <inheritdoc/>
    public void Dispose() => rest?.Dispose();

    private int FileNumber(string file)
    {
        if (!files.Contains(file))
            files.Add(file);
        return files.IndexOf(file);
    }

    private int Reason(RejectReason reason)
    {
        if (!reasons.TryGetValue(reason.Code, out var number))
        {
            reasons[reason.Code] = number = lines.Count;
            lines.Add(new FleetLine.Unreadable(new Refusal(reason.Code, reason.Text)));
        }

        return number;
    }
}
