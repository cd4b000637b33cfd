using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Policies;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/beleid</c>: every version of the policy, from proposal to decision.</summary>
internal static class BeleidEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var policies = organisation.MapGroup("/beleid");
        policies.MapGet("", List).WithName("listBeleid").WithSummary("De versies van het beleid").WithTags("Beleid").Needs(Right.SeePolicy).Produces<Pagina<Beleidsversie>>();
        policies.MapGet("/{nummer:int}", Get).WithName("getBeleid").WithSummary("Een versie van het beleid").WithTags("Beleid").Needs(Right.SeePolicy).Produces<Beleidsversie>();
        policies.MapGet("/van-kracht", InForce).WithName("getBeleidVanKracht").WithSummary("Het beleid dat nu geldt, met alle lagen").WithTags("Beleid").Needs(Right.SeePolicy).Produces<BeleidVanKracht>();
        policies.MapPost("", Propose).WithName("proposeBeleid").WithSummary("Een nieuwe versie voorstellen").WithTags("Beleid").Needs(Right.ProposePolicy).Produces<Beleidsversie>(StatusCodes.Status201Created);
        policies.MapPost("/{nummer:int}/_besluit", Decide).WithName("decideBeleid").WithSummary("Besluiten over een voorstel").WithTags("Beleid").Needs(Right.ApproveProposals).Produces<Beleidsversie>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var rows = await caller.Db.Set<PolicyVersion>().AsNoTracking().Where(policy => policy.Number > paging.After).OrderBy(policy => policy.Number).Take(paging.Size + 1).ToListAsync(cancel);
        var total = await caller.Db.Set<PolicyVersion>().CountAsync(cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].Number : null);
        return Answers.Of(new Pagina<Beleidsversie>([.. rows.Take(paging.Size).Select(policy => ToWire(policy))], total, next), WireJson.Default.PaginaBeleidsversie);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, AppCatalogue catalogue, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<PolicyVersion>().AsNoTracking().SingleOrDefaultAsync(policy => policy.Number == nummer, cancel) is not { } version)
            return Problems.NotFound();
        IfMatch.Tell(context, VersionOf(version));
        return Answers.Of(WithText(version, catalogue, Language.IsEnglish(context.Request)), WireJson.Default.Beleidsversie);
    }

    private static async Task<IResult> InForce(HttpContext context, Caller caller, CancellationToken cancel)
    {
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var language = Language.IsEnglish(context.Request) ? "en" : "nl";
        return Answers.Of(
            new BeleidVanKracht(
                state.InForce.Version, state.Day,
                [.. state.InForce.Stack.Layers.Select(layer => layer.Document).Select(policy => new Beleidslaag(
                    policy.Id, policy.Version, policy.Title.In(language), policy.Decision.By, policy.Decision.Date, [.. policy.Decision.Basis]))],
                [.. state.InForce.Stack.Rules.Where(rule => rule.Rule.Period.Contains(state.Day)).Select(rule => new Beleidsregel(
                    rule.Reference, rule.Rule.Effect?.Name() ?? "allowlist", rule.Rule.Why?.In(language), rule.Rule.Period.From, rule.Rule.Period.Until))]),
            WireJson.Default.BeleidVanKracht);
    }

    private static async Task<IResult> Propose(HttpContext context, Caller caller, AppCatalogue catalogue, TimeProvider clock, Beleidsvoorstel voorstel, CancellationToken cancel)
    {
        var propose = new ProposePolicy(caller.Db, catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        switch (await propose.Handle(voorstel.Tekst ?? "", cancel))
        {
            case Outcome<PolicyVersion>.Done { Value: var version }:
                IfMatch.Tell(context, VersionOf(version));
                return Answers.Created(
                    context, $"{context.Request.Path}/{version.Number}", WithText(version, catalogue, Language.IsEnglish(context.Request)), WireJson.Default.Beleidsversie);
            case Outcome<PolicyVersion>.Refused { Why: var why }:
                return Answers.Refused(why);
            default:
                throw new InvalidOperationException("An outcome is one of two.");
        }
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, AppCatalogue catalogue, TimeProvider clock, int nummer, Besluit besluit, CancellationToken cancel)
    {
        if (await caller.Db.Set<PolicyVersion>().AsNoTracking().SingleOrDefaultAsync(policy => policy.Number == nummer, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        if (besluit.Keuze is not ("aannemen" or "afwijzen"))
            return Answers.Refused(
                [new("policy.decision", "`besluit` is aannemen of afwijzen.", "`besluit` is aannemen or afwijzen.", "besluit"), .. DecidePolicy.WhyNot(seen, caller.Actor, besluit.Reden ?? "")]);
        var decide = new DecidePolicy(caller.Db, catalogue, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        switch (await decide.Handle(nummer, besluit.Keuze is "aannemen", besluit.Reden ?? "", cancel))
        {
            case Outcome<PolicyVersion>.Done { Value: var version }:
                IfMatch.Tell(context, VersionOf(version));
                return Answers.Of(ToWire(version), WireJson.Default.Beleidsversie);
            case Outcome<PolicyVersion>.Refused { Why: var why }:
                return Answers.Refused(why);
            default:
                throw new InvalidOperationException("An outcome is one of two.");
        }
    }

    /// <summary>A text never changes; where it stands does.</summary>
    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(PolicyVersion version) => IfMatch.VersionOf("beleid", version.Number, version.State);

    private static Beleidsversie ToWire(PolicyVersion version) => new(
        version.Number, version.State switch { PolicyState.Proposed => "proposed", PolicyState.Adopted => "adopted", _ => "refused" }, version.ProposedBy, version.ProposedAt, version.DecidedBy,
        version.DecidedAt, version.Reason, null, null);

    private static Beleidsversie WithText(PolicyVersion version, AppCatalogue catalogue, bool isEnglish)
    {
        var language = isEnglish ? "en" : "nl";
        return ToWire(version) with
        {
            Tekst = version.Text,
            Opmerkingen = [.. PolicyInForce.Read(version.Text, catalogue).Diagnostics.Select(said => new Opmerking(
                said.Code, said.Severity is Severity.Error ? "error" : "warning", $"{said.Span}", said.Message.In(language), said.Hint?.In(language)))],
        };
    }
}
