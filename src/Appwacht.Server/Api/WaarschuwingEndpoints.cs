using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Enforcement.Advisories;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/waarschuwingen</c>: warnings to exactly those on whose device an app is. Who they are is not told.</summary>
internal static class WaarschuwingEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var advisories = organisation.MapGroup("/waarschuwingen").WithTags("Waarschuwingen");
        advisories.MapGet("", List).WithName("listWaarschuwingen").WithSummary("De waarschuwingen die zijn verstuurd").Needs(Right.SendAdvisories).Produces<Pagina<Waarschuwing>>();
        advisories.MapGet("/{nummer:int}", Get).WithName("getWaarschuwing").WithSummary("Een waarschuwing").Needs(Right.SendAdvisories).Produces<Waarschuwing>();
        advisories.MapPost("", Send).WithName("sendWaarschuwing").WithSummary("Waarschuwen wie een app op een toestel heeft").OnceOnly().Needs(Right.SendAdvisories).Produces<Waarschuwing>(StatusCodes.Status201Created);
        advisories.MapPost("/_voorbeeld", Preview).WithName("previewWaarschuwing").WithSummary("Zien hoeveel medewerkers een waarschuwing krijgen en wat zij lezen; er gaat niets uit").Needs(Right.SendAdvisories).Produces<Waarschuwingsvoorbeeld>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var total = await caller.Db.Set<Advisory>().CountAsync(cancel);
        var rows = await caller.Db.Set<Advisory>().AsNoTracking().Where(one => one.Number > paging.After).OrderBy(one => one.Number).Take(paging.Size + 1).ToListAsync(cancel);
        return Answers.Of(paging.Page(context, rows, total, one => one.Number, one => ToWire(one, caller)), WireJson.Default.PaginaWaarschuwing);
    }

    private static async Task<IResult> Get(Caller caller, int nummer, CancellationToken cancel) =>
        await caller.Db.Set<Advisory>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == nummer, cancel) is { } advisory
            ? Answers.Of(ToWire(advisory, caller), WireJson.Default.Waarschuwing) : Problems.NotFound();

    private static async Task<IResult> Preview(Caller caller, AppCatalogue catalogue, NieuweWaarschuwing waarschuwing, CancellationToken cancel)
    {
        var (app, text) = (AppOf(waarschuwing, catalogue), TextOf(waarschuwing));
        var reached = await Affected.By(await caller.Workspace.Now(caller.Db, cancel), caller.Db, app, cancel);
        if (SendAdvisory.WhyNot(app, reached.People.Count, text).ToArray() is { Length: > 0 } why)
            return Answers.Refused(why);
        var seesPeople = caller.May(Right.SeeDevices);
        return Answers.Of(
            new Waarschuwingsvoorbeeld(app, reached.ShownPeople(seesPeople), seesPeople ? reached.WithoutUser : null, await Read("nl"), await Read("en")), WireJson.Default.Waarschuwingsvoorbeeld);

        async Task<Berichtvoorbeeld> Read(string language) => BerichtsjabloonEndpoints.ToWire(
            text.Preview(await OwnTemplate.InForce(caller.Db, MessageKind.Advisory, language, cancel), caller.Organisation.Name, language, catalogue.Register.Find(app)?.Name ?? app));
    }

    private static async Task<IResult> Send(HttpContext context, Caller caller, ProcessingLog log, AppCatalogue catalogue, TimeProvider clock, NieuweWaarschuwing waarschuwing, CancellationToken cancel)
    {
        var send = new SendAdvisory(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, log, clock);
        return await send.Handle(await caller.Workspace.Now(caller.Db, cancel), AppOf(waarschuwing, catalogue), TextOf(waarschuwing), cancel) switch
        {
            Outcome<Advisory>.Done { Value: var advisory } => Answers.Created(context, $"{context.Request.Path}/{advisory.Number}", ToWire(advisory, caller), WireJson.Default.Waarschuwing),
            Outcome<Advisory>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static string AppOf(NieuweWaarschuwing advisory, AppCatalogue catalogue) => advisory.App?.Trim() is { } named ? NamedApp.Find(named, catalogue.Register) ?? named : "";

    private static AdvisoryText TextOf(NieuweWaarschuwing advisory) =>
        new(new(advisory.Onderwerp?.Nl ?? "", advisory.Onderwerp?.En ?? ""), new(advisory.Tekst?.Nl ?? "", advisory.Tekst?.En ?? ""));

    private static Waarschuwing ToWire(Advisory advisory, Caller caller) => new(
        advisory.Number, advisory.App, new(advisory.SubjectNl, advisory.SubjectEn), new(advisory.TextNl, advisory.TextEn), advisory.SentBy, advisory.SentAt,
        caller.May(Right.SeeDevices) ? advisory.People : SmallGroups.Rounded(advisory.People));
}
