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
    private const Right Shielded = Right.HandleCompartment;

    private static readonly string[] States = ["requested", "advised", "approved", "refused", "revoked"];

    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/mijn-uitzonderingen", Mine).WithName("listMijnUitzonderingen").WithSummary("Mijn aanvragen").WithTags("Uitzonderingen").Needs(Right.RequestExemption).Produces<Pagina<Uitzondering>>();
        Map(organisation.MapGroup("/uitzonderingen"), "Uitzondering", "Uitzonderingen", new("Het register van uitzonderingen", Right.SeeExemptions, Right.RequestExemption, Right.AdviseExemption, Right.ApproveProposals));
        Map(organisation.MapGroup("/afgeschermde-uitzonderingen"), "AfgeschermdeUitzondering", "AfgeschermdeUitzonderingen", new("De uitzonderingen van het compartiment", Shielded, Shielded, Shielded, Shielded));
    }

    private static void Map(RouteGroupBuilder exemptions, string one, string all, RegisterRights rights)
    {
        exemptions.MapGet("", List).WithName("list" + all).WithSummary(rights.Summary).WithTags("Uitzonderingen").Needs(rights.See).Produces<Pagina<Uitzondering>>();
        exemptions.MapGet("/{nummer:int}", Get).WithName("get" + one).WithSummary("Een uitzondering").WithTags("Uitzonderingen").Needs(rights.See).Produces<Uitzondering>();
        exemptions.MapPost("", Request).WithName("request" + one).WithSummary("Een uitzondering aanvragen").WithTags("Uitzonderingen").OnceOnly().Needs(rights.Ask).Produces<Uitzondering>(StatusCodes.Status201Created);
        exemptions.MapPost("/{nummer:int}/_advies", (HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Advies advies, CancellationToken cancel) =>
            Step(context, caller, log, clock, nummer, ExemptionStep.Advise, advies.Tekst, cancel)).WithName("advise" + one).WithSummary("Advies geven over een aanvraag").WithTags("Uitzonderingen").OnceOnly().Needs(rights.Advise).Produces<Uitzondering>();
        exemptions.MapPost("/{nummer:int}/_besluit", Decide).WithName("decide" + one).WithSummary("Besluiten over een aanvraag").WithTags("Uitzonderingen").OnceOnly().Needs(rights.Decide).Produces<Uitzondering>();
        exemptions.MapPost("/{nummer:int}/_intrekken", (HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Intrekking intrekking, CancellationToken cancel) =>
            Step(context, caller, log, clock, nummer, ExemptionStep.Revoke, intrekking.Reden, cancel)).WithName("revoke" + one).WithSummary("Een uitzondering intrekken").WithTags("Uitzonderingen").OnceOnly().Needs(rights.Decide).Produces<Uitzondering>();
    }

    /// <summary>Whether the compartment is asked: by the right that let the caller through, so that no other can ever ask it.</summary>
    private static bool IsShielded(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Right is Shielded;

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, string? status, string? app, CancellationToken cancel)
    {
        if (status is not null && !States.Contains(status))
            return Problems.Of(StatusCodes.Status400BadRequest, new("exemption.status", $"`status` is {string.Join(", ", States)}.", $"`status` is {string.Join(", ", States)}.", "status"));
        var asked = Compartment.Register(caller.Db, IsShielded(context)).AsNoTracking();
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
        var rows = await asked.Where(exemption => Math.Abs(exemption.Number) > paging.After).OrderBy(exemption => Math.Abs(exemption.Number)).Take(paging.Size + 1).ToListAsync(cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].ShownNumber : null);
        await ExemptionSubjects.Note(caller, log, [.. rows.Take(paging.Size)], cancel);
        return Answers.Of(new Pagina<Uitzondering>([.. rows.Take(paging.Size).Select(exemption => ToWire(exemption, caller, clock.Today()))], total, next), WireJson.Default.PaginaUitzondering);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        if (await Compartment.One(caller.Db, nummer, IsShielded(context)).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } exemption)
            return Problems.NotFound();
        await ExemptionSubjects.Note(caller, log, [exemption], cancel);
        IfMatch.Tell(context, VersionOf(exemption));
        return Answers.Of(ToWire(exemption, caller, clock.Today()), WireJson.Default.Uitzondering);
    }

    private static async Task<IResult> Request(HttpContext context, Caller caller, ProcessingLog log, AppCatalogue catalogue, TimeProvider clock, Uitzonderingsaanvraag aanvraag, CancellationToken cancel)
    {
        ExemptionScope? scope = aanvraag.Bereik is { } named && Exemption.Scopes.Index().FirstOrDefault(one => one.Item == named) is { Item: not null } found ? (ExemptionScope)found.Index : null;
        var subject = await ExemptionSubjects.Find(caller, scope, aanvraag.Onderwerp, IsShielded(context), cancel);
        var request = new ExemptionRequest(
            scope, subject ?? "", aanvraag.App ?? "", aanvraag.Taak ?? "", aanvraag.Motivering ?? "", aanvraag.Maatregelen ?? "", aanvraag.Vanaf, aanvraag.Tot);
        var handler = new RequestExemption(caller.Db, catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await Answer(
            context, caller, log, clock, await handler.Handle(request, subject is not null || scope is null, IsShielded(context), cancel), exemption => $"{context.Request.Path}/{exemption.ShownNumber}", cancel);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Besluit besluit, CancellationToken cancel) =>
        besluit.Keuze is "goedkeuren" or "weigeren"
            ? await Step(context, caller, log, clock, nummer, besluit.Keuze is "goedkeuren" ? ExemptionStep.Approve : ExemptionStep.Refuse, besluit.Reden, cancel)
            : Answers.Refused([new("exemption.decision", "`besluit` is goedkeuren of weigeren.", "`besluit` is goedkeuren or weigeren.", "besluit")]);

    private static async Task<IResult> Step(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int number, ExemptionStep step, string? reason, CancellationToken cancel)
    {
        if (await Compartment.One(caller.Db, number, IsShielded(context)).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        var handler = new TakeExemptionStep(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await Answer(context, caller, log, clock, await handler.Handle(number, IsShielded(context), step, reason ?? "", cancel), null, cancel);
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
            exemption.ShownNumber, States[(int)exemption.State], exemption.State is ExemptionState.Approved && exemption.From <= today && today < exemption.Until, Exemption.Scopes[(int)exemption.Scope],
            ExemptionSubjects.Shows(exemption, caller) ? exemption.Subject : null, exemption.App, exemption.Task, exemption.Justification, exemption.Measures, exemption.From, exemption.Until, exemption.RequestedBy, exemption.AdvisedBy,
            exemption.Advice, exemption.DecidedBy, exemption.DecidedAt, exemption.Reason);
    }

    /// <summary>Who may do what with a register.</summary>
    private sealed record RegisterRights(string Summary, Right See, Right Ask, Right Advise, Right Decide);
}
