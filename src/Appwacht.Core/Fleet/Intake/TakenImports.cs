using Appwacht.Core.Fleet.Imports;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>How far the imports of a batch are, and what of them is set aside: stored in the turn that stores their lines.</summary>
internal sealed class TakenImports(OrganisationDb db)
{
    /// <summary>Who has more mistakes in one line has sent something else.</summary>
    private const int MostPerLine = 10;

    private readonly Dictionary<int, long> next = [];

    /// <summary>Lets lines in if they are the next of their import; else gives the number of the line that is. 0 when there is no such import.</summary>
    public async Task<long?> OtherLine(ImportPlace place, int lines, CancellationToken cancel)
    {
        if (!next.TryGetValue(place.Import, out var expected))
            expected = await db.Set<Import>().Where(import => import.Number == place.Import).Select(import => import.Lines + 1).SingleOrDefaultAsync(cancel);
        if (expected != place.First)
            return expected;
        next[place.Import] = expected + lines;
        return null;
    }

    /// <summary>Notes what became of lines that were let in.</summary>
    public async Task Note(ImportPlace place, IEnumerable<TakenLine> lines, CancellationToken cancel)
    {
        var import = await db.Set<Import>().FindAsync([place.Import], cancel) ?? throw new InvalidOperationException("An import does not go away in a turn.");
        foreach (var (i, line) in lines.Index())
        {
            import.Lines++;
            if (line.State is LineState.Taken)
                import.Taken++;
            else if (line.State is LineState.NotNewer)
                import.NotNewer++;
            else
                Reject(import, place.Places?[i] ?? ("", place.First + i), line.Why);
        }
    }

    private void Reject(Import import, (string File, long Line) at, IReadOnlyList<Refusal> why)
    {
        if (import.Rejected++ < ImportReject.Most)
            db.AddRange(why.Take(MostPerLine).Select(refusal => new ImportReject
            {
                Import = import.Number,
                File = at.File,
                Line = at.Line,
                Code = refusal.Code,
                Nl = refusal.Message.Nl,
                En = refusal.Message.En,
            }));
    }
}
