using Appwacht.Client;
using Appwacht.Core.Catalogue;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/landenlijsten</c>: named lists of countries, with from when a country is on them and why.</summary>
internal static class LandenlijstEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var lists = organisation.MapGroup("/landenlijsten");
        lists.MapGet("", List).WithName("listLandenlijsten").WithSummary("De landenlijsten").WithTags("Landenlijsten").Needs(Right.SeePolicy).Produces<Pagina<Landenlijst>>();
        lists.MapGet("/{lijst}", Get).WithName("getLandenlijst").WithSummary("Een landenlijst").WithTags("Landenlijsten").Needs(Right.SeePolicy).Produces<Landenlijst>();
    }

    private static IResult List(HttpContext context, AppCatalogue catalogue, Paging paging) => Answers.Of(
        Answers.Page(context, paging, [.. catalogue.Register.ListedCountries.OrderBy(list => list.Key, StringComparer.Ordinal)
            .Select(list => RegisterWords.Of(list.Key, list, catalogue.Register, Language.IsEnglish(context.Request)))]),
        WireJson.Default.PaginaLandenlijst);

    private static IResult Get(HttpContext context, AppCatalogue catalogue, string lijst) => catalogue.Register.ListedCountries.Contains(lijst)
        ? Answers.Of(RegisterWords.Of(lijst, catalogue.Register.ListedCountries[lijst], catalogue.Register, Language.IsEnglish(context.Request)), WireJson.Default.Landenlijst)
        : Problems.NotFound();
}
