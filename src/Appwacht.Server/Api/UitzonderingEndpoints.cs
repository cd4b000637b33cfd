using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Processing;
using Appwacht.Policy.Devices;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/uitzonderingen</c>: the register of exemptions, and the way of each.</summary>
internal static class UitzonderingEndpoints
{
    private static readonly string[] States = ["requested", "advised", "approved", "refused", "revoked"];

    public static void Map(RouteGroupBuilder organisation)
    {
        var exemptions = organisation.MapGroup("/uitzonderingen");
        exemptions.MapGet("", List).WithName("listUitzonderingen").WithSummary("Het register van uitzonderingen").WithTags("Uitzonderingen").Needs(Right.SeeExemptions).Produces<Pagina<Uitzondering>>();
        exemptions.MapGet("/{nummer:int}", Get).WithName("getUitzondering").WithSummary("Een uitzondering").WithTags("Uitzonderingen").Needs(Right.SeeExemptions).Produces<Uitzondering>();
        exemptions.MapPost("", Request).WithName("requestUitzondering").WithSummary("Een uitzondering aanvragen").WithTags("Uitzonderingen").OnceOnly().Needs(Right.RequestExemption).Produces<Uitzondering>(StatusCodes.Status201Created);
        exemptions.MapPost("/{nummer:int}/_advies", (HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Advies advies, CancellationToken cancel) =>
            Step(context, caller, log, clock, nummer, ExemptionStep.Advise, advies.Tekst, cancel)).WithName("adviseUitzondering").WithSummary("Advies geven over een aanvraag").WithTags("Uitzonderingen").OnceOnly().Needs(Right.AdviseExemption).Produces<Uitzondering>();
        exemptions.MapPost("/{nummer:int}/_besluit", Decide).WithName("decideUitzondering").WithSummary("Besluiten over een aanvraag").WithTags("Uitzonderingen").OnceOnly().Needs(Right.ApproveProposals).Produces<Uitzondering>();
        exemptions.MapPost("/{nummer:int}/_intrekken", (HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Intrekking intrekking, CancellationToken cancel) =>
            Step(context, caller, log, clock, nummer, ExemptionStep.Revoke, intrekking.Reden, cancel)).WithName("revokeUitzondering").WithSummary("Een uitzondering intrekken").WithTags("Uitzonderingen").OnceOnly().Needs(Right.ApproveProposals).Produces<Uitzondering>();
        organisation.MapGet("/mijn-uitzonderingen", Mine).WithName("listMijnUitzonderingen").WithSummary("Mijn aanvragen").WithTags("Uitzonderingen").Needs(Right.RequestExemption).Produces<Pagina<Uitzondering>>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, string? status, string? app, CancellationToken cancel)
    {
        if (status is not null && !States.Contains(status))
            return Problems.Of(StatusCodes.Status400BadRequest, new("exemption.status", $"`status` is {string.Join(", ", States)}.", $"`status` is {string.Join(", ", States)}.", "status"));
        var asked = caller.Db.Set<ExemptionCase>().AsNoTracking();
        if (status is not null)
        {
            var state = (ExemptionState)Array.IndexOf(States, status);
            asked = asked.Where(exemption => exemption.State == state);
        }

        if (app is not null)
            asked = asked.Where(exemption => exemption.App == app);
        return await Page(context, caller, log, clock, paging, asked, cancel);
    }

    private static Task<IResult> Mine(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, CancellationToken cancel)
    {
        var (me, key) = (caller.Actor.Id, caller.PersonKey);
        return Page(context, caller, log, clock, paging, caller.Db.Set<ExemptionCase>().AsNoTracking().Where(exemption =>
            exemption.RequestedBy == me || (key != null && exemption.Scope == ExemptionScope.Person && exemption.Subject == key)), cancel);
    }

    private static async Task<IResult> Page(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, IQueryable<ExemptionCase> asked, CancellationToken cancel)
    {
        var total = await asked.CountAsync(cancel);
        var rows = await asked.Where(exemption => exemption.Number > paging.After).OrderBy(exemption => exemption.Number).Take(paging.Size + 1).ToListAsync(cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].Number : null);
        await ExemptionSubjects.Note(caller, log, [.. rows.Take(paging.Size)], cancel);
        return Answers.Of(new Pagina<Uitzondering>([.. rows.Take(paging.Size).Select(exemption => ToWire(exemption, caller, clock.Today()))], total, next), WireJson.Default.PaginaUitzondering);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<ExemptionCase>().AsNoTracking().SingleOrDefaultAsync(exemption => exemption.Number == nummer, cancel) is not { } exemption)
            return Problems.NotFound();
        await ExemptionSubjects.Note(caller, log, [exemption], cancel);
        IfMatch.Tell(context, VersionOf(exemption));
        return Answers.Of(ToWire(exemption, caller, clock.Today()), WireJson.Default.Uitzondering);
    }

    private static async Task<IResult> Request(HttpContext context, Caller caller, ProcessingLog log, AppCatalogue catalogue, TimeProvider clock, Uitzonderingsaanvraag aanvraag, CancellationToken cancel)
    {
        ExemptionScope? scope = aanvraag.Bereik is { } named && Exemption.Scopes.Index().FirstOrDefault(one => one.Item == named) is { Item: not null } found ? (ExemptionScope)found.Index : null;
        var subject = await ExemptionSubjects.Find(caller, scope, aanvraag.Onderwerp, cancel);
        var request = new ExemptionRequest(
            scope, subject ?? "", aanvraag.App ?? "", aanvraag.Taak ?? "", aanvraag.Motivering ?? "", aanvraag.Maatregelen ?? "", aanvraag.Vanaf, aanvraag.Tot);
        var handler = new RequestExemption(caller.Db, catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await Answer(
            context, caller, log, clock, await handler.Handle(request, subject is not null || scope is null, cancel), exemption => $"{context.Request.Path}/{exemption.Number}", cancel);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Besluit besluit, CancellationToken cancel) =>
        besluit.Keuze is "goedkeuren" or "weigeren"
            ? await Step(context, caller, log, clock, nummer, besluit.Keuze is "goedkeuren" ? ExemptionStep.Approve : ExemptionStep.Refuse, besluit.Reden, cancel)
            : Answers.Refused([new("exemption.decision", "`besluit` is goedkeuren of weigeren.", "`besluit` is goedkeuren or weigeren.", "besluit")]);

    private static async Task<IResult> Step(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int number, ExemptionStep step, string? reason, CancellationToken cancel)
    {
        if (await caller.Db.Set<ExemptionCase>().AsNoTracking().SingleOrDefaultAsync(exemption => exemption.Number == number, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        var handler = new TakeExemptionStep(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await Answer(context, caller, log, clock, await handler.Handle(number, step, reason ?? "", cancel), null, cancel);
    }

    private static async Task<IResult> Answer(
        HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Outcome<ExemptionCase> outcome, Func<ExemptionCase, string>? address, CancellationToken cancel)
    {
        if (outcome is Outcome<ExemptionCase>.Refused { Why: var why })
            return Answers.Refused(why);
        var exemption = ((Outcome<ExemptionCase>.Done)outcome).Value;
        await ExemptionSubjects.Note(caller, log, [exemption], cancel);
        IfMatch.Tell(context, VersionOf(exemption));
        var wire = ToWire(exemption, caller, clock.Today());
        return address is null ? Answers.Of(wire, WireJson.Default.Uitzondering) : Answers.Created(context, address(exemption), wire, WireJson.Default.Uitzondering);
    }

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(ExemptionCase exemption) => IfMatch.VersionOf("uitzondering", exemption.Number, exemption.State);

    private static Uitzondering ToWire(ExemptionCase exemption, Caller caller, DateOnly today)
    {
        return new(
            exemption.Number, States[(int)exemption.State], exemption.State is ExemptionState.Approved && exemption.From <= today && today < exemption.Until, Exemption.Scopes[(int)exemption.Scope],
            ExemptionSubjects.Shows(exemption, caller) ? exemption.Subject : null, exemption.App, exemption.Task, exemption.Justification, exemption.Measures, exemption.From, exemption.Until, exemption.RequestedBy, exemption.AdvisedBy,
            exemption.Advice, exemption.DecidedBy, exemption.DecidedAt, exemption.Reason);
    }
}
