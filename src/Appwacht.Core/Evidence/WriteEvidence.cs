using System.Text;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Evidence.Bio;
using Appwacht.Core.Evidence.Files;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Trail.Evidence;

namespace Appwacht.Core.Evidence;

/// <summary>
/// Writes the files of evidence from what does not change any more: lines of the trail, figures of days that are over, texts that were decided on. Nothing of the moment or the place of
/// writing is in it, nor the name of the organisation, which it may change.
/// </summary>
internal sealed class WriteEvidence(OrganisationDb db, AppCatalogue shipped, TrailKeys keys, EvidenceZip zip)
{
    /// <summary>Writes them, in one snapshot.</summary>
    /// <exception cref="InvalidOperationException">There is no checkpoint that covers the period.</exception>
    public async Task<EvidenceManifest> Handle(DateOnly from, DateOnly until, string language, CancellationToken cancel)
    {
        var days = new EvidenceDays(from, until);
        var span = await TrailSpan.Of(db, days.Begin, days.End, cancel) ?? throw new InvalidOperationException("A checkpoint comes before evidence.");
        var counted = TrailTables.Names.ToDictionary(name => name, _ => new MemoryStream(), StringComparer.Ordinal);
        var tables = new TrailTables(days.Begin, days.End, name => counted[name]);
        long lines;
        using (var trail = zip.Begin(EvidenceVerification.TrailName))
            lines = await TrailPart.Write(db, span, keys, trail, tables, cancel);
        tables.Finish();
        foreach (var name in TrailTables.Names)
            zip.Add(name, counted[name].ToArray());

        var rows = new Dictionary<string, int>(tables.Rows, StringComparer.Ordinal) { [EvidenceVerification.TrailName] = (int)Math.Min(lines, int.MaxValue) };
        IReadOnlyList<ShownFigure> figures = [];
        rows[DailyFile.Name] = await Table(DailyFile.Name, async csv => figures = await DailyFile.Write(db, from, until, csv, cancel));
        rows[LoanFile.Name] = await Table(LoanFile.Name, csv => LoanFile.Write(db, from, until, csv, cancel));
        rows[PolicyFiles.Name] = await PolicyFiles.Write(db, days.Begin, days.End, zip, cancel);
        rows[ListFiles.Countries] = await Table(ListFiles.Countries, csv => ListFiles.WriteCountries(db, shipped, days, csv, cancel));
        rows[ListFiles.Changes] = await Table(ListFiles.Changes, csv => ListFiles.WriteChanges(db, days, csv, cancel));
        rows[ExemptionFile.Name] = await Table(ExemptionFile.Name, csv => ExemptionFile.Write(db, days, csv, cancel));

        var content = new EvidenceContent(db.Organisation.Value, days, language, span.Closing, rows, tables.ByAction, tables.Totals, figures);
        await Table(BioFile.Name, csv =>
        {
            BioFile.Write(content, csv);
            return Task.CompletedTask;
        });
        zip.Add(IndexPage.Name, Encoding.UTF8.GetBytes(IndexPage.Write(content)));
        var before = span.Opening is { } opening ? (opening.Sequence, opening.Hash) : (0, Appwacht.Trail.TrailEntry.Beginning.ToArray());
        return new(
            db.Organisation.Value, from, until, language, days.Begin, days.End, new(before.Item1, Convert.ToHexStringLower(before.Item2)), new(span.Closing.Sequence, Convert.ToHexStringLower(span.Closing.Hash)), zip.Files);
    }

    private async Task<int> Table(string name, Func<CsvText, Task> write)
    {
        using var file = zip.Begin(name);
        var csv = new CsvText(file);
        await write(csv);
        return csv.Rows;
    }
}
