using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Processing;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/registerwijzigingen</c>: what the organisation says otherwise than the shipped register.</summary>
internal static class RegisterwijzigingEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var changes = organisation.MapGroup("/registerwijzigingen").WithTags("Registerwijzigingen");
        changes.MapGet("", List).WithName("listRegisterwijzigingen").WithSummary("De wijzigingen in het register").Needs(Right.SeePolicy).Produces<Pagina<Registerwijziging>>();
        changes.MapGet("/{nummer:int}", Get).WithName("getRegisterwijziging").WithSummary("Een wijziging in het register, en wat zij zou doen").Needs(Right.SeePolicy).Produces<Registerwijziging>();
        changes.MapPost("", Propose).WithName("proposeRegisterwijziging").WithSummary("Een wijziging in het register voorstellen").OnceOnly().Needs(Right.ProposePolicy).Produces<Registerwijziging>(StatusCodes.Status201Created);
        changes.MapPost("/{nummer:int}/_besluit", Decide).WithName("decideRegisterwijziging").WithSummary("Besluiten over een wijziging in het register").OnceOnly().Needs(Right.ApproveProposals).Produces<Registerwijziging>();
        changes.MapPost("/{nummer:int}/_intrekken", Withdraw).WithName("withdrawRegisterwijziging").WithSummary("Een wijziging in het register intrekken, of dat voorstellen").OnceOnly().Needs(Right.ProposePolicy).Produces<Registerwijziging>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var rows = await caller.Db.Set<OwnChange>().AsNoTracking().Where(change => change.Number > paging.After).OrderBy(change => change.Number).Take(paging.Size + 1).ToListAsync(cancel);
        var total = await caller.Db.Set<OwnChange>().CountAsync(cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].Number : null);
        return Answers.Of(new Pagina<Registerwijziging>([.. rows.Take(paging.Size).Select(change => ToWire(change, caller))], total, next), WireJson.Default.PaginaRegisterwijziging);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<OwnChange>().AsNoTracking().SingleOrDefaultAsync(change => change.Number == nummer, cancel) is not { } change)
            return Problems.NotFound();
        IfMatch.Tell(context, VersionOf(change));
        return Answers.Of(ToWire(change, caller) with { Voorbeeld = change.IsOpen ? await Preview(change, caller, log, cancel) : null }, WireJson.Default.Registerwijziging);
    }

    private static async Task<IResult> Propose(HttpContext context, Caller caller, ShippedCatalogue shipped, TimeProvider clock, Registervoorstel voorstel, CancellationToken cancel)
    {
        var kind = RegisterWords.Kind(voorstel.Soort);
        var isAboutList = kind is RegisterChangeKind.ListCountry or RegisterChangeKind.UnlistCountry;
        var request = new OwnChangeRequest(
            kind, (isAboutList ? voorstel.Lijst : voorstel.Partij) ?? "", (isAboutList ? voorstel.Land : voorstel.Boven) ?? "", voorstel.Dag, voorstel.Zekerheid ?? "", voorstel.Bron ?? "", voorstel.BronAdres ?? "",
            voorstel.Reden ?? "");
        var propose = new ProposeOwnChange(caller.Db, shipped.Catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return Answer(context, caller, await propose.Handle(request, cancel), change => $"{context.Request.Path}/{change.Number}");
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, ShippedCatalogue shipped, TimeProvider clock, int nummer, Besluit besluit, CancellationToken cancel)
    {
        if (await caller.Db.Set<OwnChange>().AsNoTracking().SingleOrDefaultAsync(change => change.Number == nummer, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        if (besluit.Keuze is not ("aannemen" or "afwijzen"))
            return Answers.Refused(
                [new("register-change.decision", "`besluit` is aannemen of afwijzen.", "`besluit` is aannemen or afwijzen.", "besluit"), .. DecideOwnChange.WhyNot(seen, caller.Actor, besluit.Reden ?? "")]);
        var decide = new DecideOwnChange(caller.Db, shipped.Catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return Answer(context, caller, await decide.Handle(nummer, besluit.Keuze is "aannemen", besluit.Reden ?? "", cancel), null);
    }

    private static async Task<IResult> Withdraw(HttpContext context, Caller caller, TimeProvider clock, int nummer, Intrekking intrekking, CancellationToken cancel)
    {
        if (await caller.Db.Set<OwnChange>().AsNoTracking().SingleOrDefaultAsync(change => change.Number == nummer, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        var withdraw = new WithdrawOwnChange(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return Answer(context, caller, await withdraw.Handle(nummer, intrekking.Reden ?? "", cancel), null);
    }

    /// <remarks>What it does now is not looked up: the answer may be part of what is not stored yet.</remarks>
    private static IResult Answer(HttpContext context, Caller caller, Outcome<OwnChange> outcome, Func<OwnChange, string>? address)
    {
        if (outcome is Outcome<OwnChange>.Refused { Why: var why })
            return Answers.Refused(why);
        var change = ((Outcome<OwnChange>.Done)outcome).Value;
        IfMatch.Tell(context, VersionOf(change));
        var wire = ToWire(change, caller);
        return address is null ? Answers.Of(wire, WireJson.Default.Registerwijziging) : Answers.Created(context, address(change), wire, WireJson.Default.Registerwijziging);
    }

    private static async Task<Registervoorbeeld?> Preview(OwnChange change, Caller caller, ProcessingLog log, CancellationToken cancel)
    {
        var (state, preview) = await RegisterPreview.Of(change, caller.Register, caller.Workspace, caller.Db, caller.May(Right.SeeCounts), caller.May(Right.SeeDevices), cancel);
        return new(
            preview.Day,
            [.. preview.Lists.Select(list => new Lijstverschil(list.List, [.. list.Changes.Select(app => new AppOpLijst(app.App.Slug, app.Before is null ? null : RegisterWords.Of(app.Before), app.After is null ? null : RegisterWords.Of(app.After)))]))],
            [.. preview.Verdicts.Select(verdict => new Oordeelverschil(verdict.App.Slug, verdict.Before.Name(), verdict.After.Name()))],
            preview.Effect is null ? null : await WatAlsEndpoints.Tell(caller, log, state, preview.Effect, cancel));
    }

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(OwnChange change) =>
        IfMatch.VersionOf("registerwijziging", change.Number, change.State, change.WithdrawnAt is { } at ? Time.Microseconds(at) : null);

    private static Registerwijziging ToWire(OwnChange change, Caller caller)
    {
        // What was adopted just now is in effect, or it would not have been; the register of this request is that of before.
        ChangeStanding? standing = change.State is OwnChangeState.Adopted or OwnChangeState.Withdrawing
            ? caller.Register.Changes.FirstOrDefault(known => known.Number == change.Number)?.Standing ?? ChangeStanding.InEffect : null;
        var isAboutList = change.ToChange().IsAboutList;
        return new(
            change.Number, RegisterWords.Name(change.Kind), isAboutList ? change.About : null, isAboutList ? change.Other : null, isAboutList ? null : change.About, isAboutList ? null : change.Other, change.Day,
            change.Kind is RegisterChangeKind.Control ? change.Confidence.Name() : null, change.SourceTitle, change.SourceAddress is "" ? null : change.SourceAddress, change.Reason,
            change.State switch
            {
                OwnChangeState.Proposed => "proposed",
                OwnChangeState.Adopted => "adopted",
                OwnChangeState.Refused => "refused",
                OwnChangeState.Withdrawing => "withdrawing",
                _ => "withdrawn",
            },
            standing switch { ChangeStanding.InEffect => "in-effect", ChangeStanding.Superfluous => "superfluous", ChangeStanding.Contradicted => "contradicted", ChangeStanding.Impossible => "impossible", _ => null },
            change.ProposedBy, change.ProposedAt, change.DecidedBy, change.DecidedAt, change.Decision, change.WithdrawnBy, change.WithdrawnAt, change.Withdrawal, change.WithdrawalDecidedBy,
            change.WithdrawalDecidedAt, change.WithdrawalDecision, null);
    }
}
