using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Processing;
using Appwacht.Policy.Devices;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Console.Files;
using Appwacht.Server.Console.Words;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Exemptions;

/// <summary>The register of exemptions as a file: <c>…/uitzonderingen/uitzonderingen.csv</c> and <c>.ods</c>, filtered as the page was.</summary>
internal static class ExemptionFile
{
    private static readonly string[] Columns =
    [
        "exemption.number", "app", "exemption.for", "exemption.task", "exemption.justification", "exemption.measures", "exemption.from", "exemption.until", "policy.state", "exemption.advice", "exemption.decision",
    ];

    public static void Map(WebApplication app)
    {
        app.MapGet("/organisaties/{organisatie}/uitzonderingen/uitzonderingen.csv", async (HttpContext context, Caller caller, AppCatalogue catalogue, ProcessingLog log, Texts t, TimeProvider clock, CancellationToken cancel) =>
            Results.File(CsvFile.Write(Named(t), await Rows(context, caller, catalogue, log, t, clock, cancel)), CsvFile.MediaType, "uitzonderingen.csv")).Needs(Right.SeeExemptions).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/uitzonderingen/uitzonderingen.ods", async (HttpContext context, Caller caller, AppCatalogue catalogue, ProcessingLog log, Texts t, TimeProvider clock, CancellationToken cancel) =>
            Results.File(Spreadsheet.Write(t["menu.uitzonderingen"], Named(t), await Rows(context, caller, catalogue, log, t, clock, cancel)), Spreadsheet.MediaType, "uitzonderingen.ods")).Needs(Right.SeeExemptions).ExcludeFromDescription();
    }

    private static string[] Named(Texts t) => [.. Columns.Select(column => t[column])];

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>> Rows(HttpContext context, Caller caller, AppCatalogue catalogue, ProcessingLog log, Texts t, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var exemptions = await ExemptionList.Of(context.Request.Query).In(Compartment.Register(caller.Db, isShielded: false), catalogue, today).ToListAsync(cancel);
        await ExemptionSubjects.Note(caller, log, exemptions, cancel);
        return exemptions.ConvertAll(exemption => (IReadOnlyList<object?>)
        [
            exemption.Number, catalogue.Register.Find(exemption.App)?.Name ?? exemption.App,
            ExemptionSubjects.Shows(exemption, caller) ? t.With("exemption.scope-of." + Exemption.Scopes[(int)exemption.Scope], exemption.Subject) : t["exemption.scope-hidden." + Exemption.Scopes[(int)exemption.Scope]],
            exemption.Task, exemption.Justification, exemption.Measures, exemption.From, exemption.Until, t["exemption.state." + exemption.WordOn(today)], exemption.Advice, exemption.Reason,
        ]);
    }
}
