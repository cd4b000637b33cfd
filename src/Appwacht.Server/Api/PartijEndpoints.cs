using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Register;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/partijen</c>: who stands behind apps.</summary>
internal static class PartijEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var parties = organisation.MapGroup("/partijen");
        parties.MapGet("", List).WithName("listPartijen").WithSummary("De partijen in het register").WithTags("Partijen").Needs(Right.SeePolicy).Produces<Pagina<Partij>>();
        parties.MapGet("/{partij}", Get).WithName("getPartij").WithSummary("Een partij").WithTags("Partijen").Needs(Right.SeePolicy).Produces<Partij>();
    }

    private static IResult List(HttpContext context, AppCatalogue catalogue, Paging paging, string? zoek) => Answers.Of(
        Answers.Page(context, paging, [.. catalogue.Register.Parties.OrderBy(party => party.Id, StringComparer.Ordinal)
            .Where(party => string.IsNullOrWhiteSpace(zoek) || $"{party.Id} {party.Name}".Contains(zoek.Trim(), StringComparison.OrdinalIgnoreCase)).Select(RegisterWords.Of)]),
        WireJson.Default.PaginaPartij);

    private static IResult Get(AppCatalogue catalogue, TimeProvider clock, string partij)
    {
        if (catalogue.Register.FindParty(partij) is not { } party)
            return Problems.NotFound();
        var (register, today) = (catalogue.Register, clock.Today());
        return Answers.Of(
            RegisterWords.Of(party) with
            {
                Schakels = [.. register.EdgesFrom(party.Id).Select(RegisterWords.Of)],
                Apps = [.. register.Apps.Where(app => ControlChain.Of(app, register, today, Country.Netherlands).Parties.Any(path => path.Party.Id == party.Id)).Select(app => app.Slug)],
            },
            WireJson.Default.Partij);
    }
}
