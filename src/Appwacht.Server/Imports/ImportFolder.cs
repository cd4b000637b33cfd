using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Fleet.Imports;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Processing;

namespace Appwacht.Server.Imports;

/// <summary>Brings the lines of a folder of exports to the intake, so many at a time.</summary>
internal sealed class ImportFolder(FleetIntake intake, Actor actor, Import import, ProcessingTrace trace, TimeProvider clock)
{
    private const int Together = 1000;

    /// <summary>A thousand long inventories would be gigabytes.</summary>
    private const long MostBytes = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes them, from the first that is not stored yet.</summary>
    /// <returns>Every reason why the folder cannot be read, or why it stopped; nothing when all is done.</returns>
    public async Task<IReadOnlyList<Refusal>> Take(string path, CancellationToken cancel)
    {
        var (folder, refusals) = FleetFolder.Open(path);
        if (folder is null)
            return [.. refusals.Select(refusal => new Refusal(refusal.Code, refusal.Reason, System.IO.Path.GetFileName(refusal.File)))];
        var first = import.Lines + 1;
        foreach (var lines in Blocks(FolderLines.Of(folder, import.Source, clock.GetUtcNow(), path), import.Lines))
        {
            cancel.ThrowIfCancellationRequested();
            var place = new ImportPlace(import.Number, first) { Places = [.. lines.Select(line => (line.File, line.Row))] };
            switch (await intake.Take([.. lines.Select(line => line.Line)], actor, place, Patience, trace))
            {
                case IntakeAnswer.Taken:
                    first += lines.Length;
                    break;
                case IntakeAnswer.OtherLine:
                    return [new("import.other-line", "Aan deze import wordt al gewerkt.", "Somebody else is working on this import.")];
                case IntakeAnswer.NotReady { Why: var why }:
                    return [why];
                default:
                    return [new(ImportLines.Busy, "Er wacht al te veel; probeer het zo weer.", "Too much is waiting; try again soon.")];
            }
        }

        return [];
    }

    /// <summary>Lines that are taken together, without those that are stored already.</summary>
    private static IEnumerable<FolderLine[]> Blocks(IEnumerable<FolderLine> lines, long stored)
    {
        var (block, bytes) = (new List<FolderLine>(), 0L);
        foreach (var line in lines)
        {
            if (stored-- > 0)
                continue;
            block.Add(line);
            bytes += line.Line is FleetLine.OfInventory inventory ? inventory.Json.Length : 0;
            if (block.Count < Together && bytes < MostBytes)
                continue;
            yield return [.. block];
            block.Clear();
            bytes = 0;
        }

        if (block.Count > 0)
            yield return [.. block];
    }
}
