using Appwacht.Client;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary>
/// <c>/v1/organisaties/{organisatie}/verwerkingen</c>: which data of employees was read or written, for the privacy officer, and for each employee
/// what was done with theirs.
/// </summary>
internal static class VerwerkingEndpoints
{
    /// <summary>How far back employees see what was done with their data.</summary>
    private const int DaysForEmployees = 90;

    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/verwerkingen", List).WithName("listVerwerkingen").WithSummary("De verwerkingen van persoonsgegevens").WithTags("Verwerkingen").Needs(Right.WatchPrivacy).Produces<Pagina<Verwerking>>();
        organisation.MapGet("/mijn-verwerkingen", Own).WithName("listMijnVerwerkingen").WithSummary("Wat er met mijn gegevens is gedaan").WithTags("Verwerkingen").Needs(Right.SeeOwnDevices).Produces<Pagina<EigenVerwerking>>();
        organisation.MapGet("/verwerkingsactiviteiten", Activities).WithName("listVerwerkingsactiviteiten").WithSummary("De verwerkingsactiviteiten").WithTags("Verwerkingen").Needs(Right.SeeOrganisation).Produces<Pagina<Verwerkingsactiviteit>>();
        organisation.MapGet("/verwerkingsactiviteiten/{code}", ActivityOf).WithName("getVerwerkingsactiviteit").WithSummary("Een verwerkingsactiviteit").WithTags("Verwerkingen").Needs(Right.SeeOrganisation).Produces<Verwerkingsactiviteit>();
    }

    /// <summary>A page counts operations; each is given as one record for each person.</summary>
    private static async Task<IResult> List(
        HttpContext context, Caller caller, Paging paging, string? activiteit, DateTimeOffset? vanaf, DateTimeOffset? tot, CancellationToken cancel)
    {
        var found = await new ReadProcessing(caller.Db).Page(paging.After, paging.Size + 1, activiteit, vanaf, tot, cancel);
        var operations = paging.Page(context, found, null, row => row.Number, row => row);
        return TypedResults.Json(
            new Pagina<Verwerking>([.. operations.Items.SelectMany(row => row.Pseudonyms().Select(pseudonym => ToWire(row, pseudonym, context.Request)))], null, operations.Volgende),
            WireJson.Default.PaginaVerwerking);
    }

    private static async Task<IResult> Own(Caller caller, ProcessingLog log, Pseudonyms pseudonyms, TimeProvider clock, HttpRequest request, CancellationToken cancel)
    {
        var key = caller.PersonKey;
        if (key is null || await caller.Db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is not { } person)
            return TypedResults.Json(new Pagina<EigenVerwerking>([], 0, null), WireJson.Default.PaginaEigenVerwerking);
        var rows = await new ReadProcessing(caller.Db).About(pseudonyms.Of(person.Number), clock.GetUtcNow().AddDays(-DaysForEmployees), Paging.Largest, cancel);
        await log.Record(ProcessingActivity.SeeOwnData, [person.Number], cancel);
        var isEnglish = Language.IsEnglish(request);
        return TypedResults.Json(
            new Pagina<EigenVerwerking>([.. rows.Select(row => new EigenVerwerking(row.End, Say(ProcessingActivity.Find(row.Activity)?.Name, isEnglish), UriOf(row.Activity, request)))], rows.Count, null),
            WireJson.Default.PaginaEigenVerwerking);
    }

    private static IResult Activities(HttpRequest request)
    {
        var isEnglish = Language.IsEnglish(request);
        return TypedResults.Json(
            new Pagina<Verwerkingsactiviteit>([.. ProcessingActivity.All.Select(activity => ToWire(activity, isEnglish))], ProcessingActivity.All.Count, null),
            WireJson.Default.PaginaVerwerkingsactiviteit);
    }

    private static IResult ActivityOf(string code, HttpRequest request) => ProcessingActivity.Find(code) is { } activity
        ? TypedResults.Json(ToWire(activity, Language.IsEnglish(request)), WireJson.Default.Verwerkingsactiviteit) : Problems.NotFound();

    private static Verwerking ToWire(ProcessingRow row, byte[] pseudonym, HttpRequest request) => new(
        Convert.ToHexStringLower(row.Trace), Convert.ToHexStringLower(row.Span), row.Parent is { } parent ? Convert.ToHexStringLower(parent) : null, "Ok", row.Name, row.Start, row.End,
        new(UriOf(row.Activity, request), Convert.ToHexStringLower(pseudonym), "pseudonym"));

    private static Verwerkingsactiviteit ToWire(ProcessingActivity activity, bool isEnglish) =>
        new(activity.Code, Say(activity.Name, isEnglish), Say(activity.Purpose, isEnglish), Say(activity.Data, isEnglish));

    private static Uri UriOf(string activity, HttpRequest request) =>
        new($"{request.Scheme}://{request.Host}/v1/organisaties/{request.RouteValues["organisatie"]}/verwerkingsactiviteiten/{activity}");

    private static string Say(LocalText? text, bool isEnglish) => (isEnglish ? text?.En : text?.Nl) ?? "";
}
