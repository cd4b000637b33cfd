using System.Globalization;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet.Imports;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Hosting;
using Appwacht.Server.Imports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/importen</c>: many lines at once, which go on after a cut where they were cut.</summary>
internal static class ImportEndpoints
{
    private const int MostPerPage = 1000;

    /// <summary>A million devices take minutes; who takes longer has stopped.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public static void Map(RouteGroupBuilder organisation)
    {
        var imports = organisation.MapGroup("/importen");
        imports.MapPost("", Begin).WithName("postImport").WithSummary("Een import beginnen").WithTags("Importen").Needs(Right.Import).Produces<ImportStand>(StatusCodes.Status201Created).Produces<ImportStand>();
        imports.MapGet("/{nummer:int}", Get).WithName("getImport").WithSummary("Hoe ver een import is").WithTags("Importen").Needs(Right.Import).Produces<ImportStand>();
        imports.MapPost("/{nummer:int}/regels", TakeLines).WithName("postImportRegels").WithSummary("Regels van een import brengen").WithTags("Importen").Needs(Right.Import).Produces<ImportStand>().WithRequestTimeout(Limits.Import);
        imports.MapPost("/{nummer:int}/bestanden", TakeFiles).WithName("postImportBestanden").WithSummary("Exportbestanden importeren").WithTags("Importen").Needs(Right.Import)
            .Produces<ImportStand>().WithRequestTimeout(Limits.Import).DisableAntiforgery();
        imports.MapGet("/{nummer:int}/afgewezen", Rejects).WithName("listImportAfgewezen").WithSummary("De afgewezen regels van een import").WithTags("Importen").Needs(Right.Import).Produces<Pagina<AfgewezenRegel>>(StatusCodes.Status200OK, "application/json", "text/csv");
    }

    private static async Task<IResult> Begin(HttpRequest request, NieuweImport body, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var begun = await new BeginImport(request.Headers["Idempotency-Key"].ToString(), body.Bron ?? "").Handle(caller.Db, caller.Actor, clock, cancel);
        if (begun is not Outcome<(Import Import, bool IsNew)>.Done { Value: var (import, isNew) })
            return Answers.Refused(((Outcome<(Import, bool)>.Refused)begun).Why);
        request.HttpContext.Response.Headers.Location = $"/v1/organisaties/{caller.Organisation.Id}/importen/{import.Number}";
        return Answer(import, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Get(Caller caller, int nummer, CancellationToken cancel) =>
        await Find(caller, nummer, cancel) is { } import ? Answer(import) : Problems.NotFound();

    private static async Task<IResult> TakeLines(HttpContext context, Caller caller, ProcessingTrace trace, int nummer, long vanaf)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Longest);
        if (await Find(caller, nummer, limit.Token) is not { } import)
            return Problems.NotFound();
        if (!string.Equals(context.Request.ContentType?.Split(';')[0].Trim(), "application/x-ndjson", StringComparison.OrdinalIgnoreCase) || UnpackedBody.Of(context.Request) is not { } body)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, new(
                "request.content-type", "Stuur `application/x-ndjson`, zo nodig ingepakt met gzip.", "Send `application/x-ndjson`, packed with gzip if you like.", "Content-Type"));
        // Lines are read in pieces, so that there is no reason to limit how many there are.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;

        await using (body)
        {
            var why = await new ImportLines(caller.Workspace.Intake, caller.Actor, import, trace).Take(body, vanaf, limit.Token);
            return why?.Code switch
            {
                null => await Get(caller, nummer, limit.Token),
                ImportLines.Busy => InventarisEndpoints.Busy(context.Response),
                ImportLines.BrokenOff => Problems.Of(StatusCodes.Status400BadRequest, why),
                _ => Problems.Of(StatusCodes.Status409Conflict, why),
            };
        }
    }

    /// <summary>The exports of a management system, as a person or a browser sends them. Sent again after a cut they go on where they were cut.</summary>
    private static async Task<IResult> TakeFiles(HttpContext context, Caller caller, ServerSettings settings, ProcessingTrace trace, TimeProvider clock, int nummer)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Longest);
        if (await Find(caller, nummer, limit.Token) is not { } import)
            return Problems.NotFound();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var (folder, refusal) = await UploadedFolder.Take(context.Request, settings.Data, limit.Token);
        if (folder is null)
            return Problems.Refused([refusal!], refusal!.Code is "request.content-type" ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status400BadRequest); // without a folder there is a reason
        using (folder)
        {
            var why = await new ImportFolder(caller.Workspace.Intake, caller.Actor, import, trace, clock).Take(folder.Path, limit.Token);
            return why.Count == 0 ? await Get(caller, nummer, limit.Token)
                : why[0].Code is ImportLines.Busy ? InventarisEndpoints.Busy(context.Response)
                : Problems.Refused(why, why[0].Code is "import.other-line" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> Rejects(HttpRequest request, Caller caller, int nummer, CancellationToken cancel, long na = 0, int aantal = MostPerPage)
    {
        if (aantal is < 1 or > MostPerPage)
            return Problems.Of(StatusCodes.Status400BadRequest, new("page.size", $"`aantal` ligt tussen 1 en {MostPerPage}.", $"`aantal` is between 1 and {MostPerPage}.", "aantal"));
        if (await Find(caller, nummer, cancel) is not { } import)
            return Problems.NotFound();
        var isEnglish = Language.IsEnglish(request);
        var all = caller.Db.Set<ImportReject>().AsNoTracking().Where(reject => reject.Import == nummer && reject.Number > na).OrderBy(reject => reject.Number);
        if (request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/csv"))
            return TypedResults.Text(Csv(await all.ToListAsync(cancel), isEnglish), "text/csv", Encoding.UTF8);
        var rows = await all.Take(aantal + 1).ToListAsync(cancel);
        var next = rows.Count > aantal ? new Uri($"?na={rows[aantal - 1].Number}&aantal={aantal}", UriKind.Relative) : null;
        return TypedResults.Json(
            new Pagina<AfgewezenRegel>(
                [.. rows.Take(aantal).Select(reject => new AfgewezenRegel(reject.File.Length == 0 ? null : reject.File, reject.Line, reject.Code, isEnglish ? reject.En : reject.Nl))],
                import.Rejected, next),
            WireJson.Default.PaginaAfgewezenRegel);
    }

    private static string Csv(List<ImportReject> rejects, bool isEnglish)
    {
        var csv = new StringBuilder("bestand,regel,code,melding\r\n");
        foreach (var reject in rejects)
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(reject.File)},{reject.Line},{reject.Code},{Quoted(isEnglish ? reject.En : reject.Nl)}\r\n");
        return csv.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Task<Import?> Find(Caller caller, int number, CancellationToken cancel) =>
        caller.Db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(import => import.Number == number, cancel);

    private static IResult Answer(Import import, int status = StatusCodes.Status200OK) => TypedResults.Json(
        new ImportStand(import.Number, import.Source, import.StartedAt, import.Lines, import.Taken, import.NotNewer, import.Rejected), WireJson.Default.ImportStand, statusCode: status);
}
