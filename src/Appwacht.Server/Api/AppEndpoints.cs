using Appwacht.Client;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/apps</c>: the register of apps, and what the organisation's policy says of each.</summary>
internal static class AppEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var apps = organisation.MapGroup("/apps");
        apps.MapGet("", List).WithName("listApps").WithSummary("De apps in het register").WithTags("Apps").Needs(Right.SeePolicy).Produces<Pagina<Client.App>>();
        apps.MapGet("/{app}", Get).WithName("getApp").WithSummary("Een app: wie haar beheert en wat het beleid ervan zegt").WithTags("Apps").Needs(Right.SeePolicy).Produces<AppInzage>();
    }

    private static IResult List(HttpContext context, AppCatalogue catalogue, Paging paging, string? zoek)
    {
        return Answers.Of(
            Answers.Page(context, paging, [.. catalogue.Search.Find(zoek ?? "").Apps.Select(app => new Client.App(app.Slug, app.Name, app.Category, [.. app.Ids.Select(id => id.Id.ToString())]))]), WireJson.Default.PaginaApp);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, AppCatalogue catalogue, string app, DateOnly? op, CancellationToken cancel)
    {
        if (catalogue.Register.Find(app) is not { } known)
            return Problems.NotFound();
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var day = op ?? state.Day;
        return Answers.Of(
            new AppInzage(
                known.Slug, known.Name, known.Category, [.. known.Ids.Select(id => id.Id.ToString())], day, Verdicts(known, state, day, Language.IsEnglish(context.Request)),
                [.. ControlChain.Of(known, catalogue.Register, day, Country.Netherlands).Countries.Select(RegisterWords.Of)],
                [.. catalogue.Register.ListingsOf(known).Where(listing => listing.Period.Contains(day)).Select(listing => listing.List.Id).Distinct()], known.Alternatives,
                caller.May(Right.SeeCounts) ? KnownInstalls.DevicesWith(state, known.Slug, caller.May(Right.SeeDevices)) : null),
            WireJson.Default.AppInzage);
    }

    private static AppOordeel[] Verdicts(Register.App app, FleetState state, DateOnly day, bool isEnglish) =>
    [
        .. from judged in AppVerdict.Of(app, state.InForce.Stack, state.Catalogue.Register, day)
           select new AppOordeel(
               judged.Ownership.Name(), judged.Tier.Name(), judged.Verdict.Effect.Name(), isEnglish ? judged.Sentence.En : judged.Sentence.Nl,
               [.. judged.Verdict.Matches.Select(match => match.Rule.Reference).Distinct()]),
    ];
}
