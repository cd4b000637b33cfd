using Appwacht.Core.Agreements;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>For each day how many devices were on loan, and of how many people the agreement was signed or was still to be. As for somebody who may not see people.</summary>
internal static class LoanFile
{
    public const string Name = "bruikleen.csv";

    /// <summary>Writes it.</summary>
    public static async Task Write(OrganisationDb db, DateOnly from, DateOnly until, CsvText csv, CancellationToken cancel)
    {
        csv.Row("dag", "versie", "toestellen, ten minste", "mensen", "ondertekend", "op papier", "moet ondertekenen", "moet opnieuw");
        foreach (var figure in await db.Set<AgreementFigure>().AsNoTracking().Where(figure => figure.Day >= from && figure.Day < until).OrderBy(figure => figure.Day).ToListAsync(cancel))
        {
            var shown = figure.Shown(seesAll: false);
            csv.Row([$"{figure.Day:yyyy-MM-dd}", $"{figure.Version}", .. ((int?[])[shown.Devices, shown.People, shown.OnScreen, shown.OnPaper, shown.MustSign, shown.MustSignAgain]).Select(DailyFile.Cell)]);
        }
    }
}
