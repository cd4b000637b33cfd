using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/bruikleenovereenkomsten</c>: the versions of the loan agreement, and how many signed.</summary>
internal static class BruikleenovereenkomstEndpoints
{
    private const string Tag = "Bruikleen";

    public static void Map(RouteGroupBuilder organisation)
    {
        var agreements = organisation.MapGroup("/bruikleenovereenkomsten").WithTags(Tag);
        agreements.MapGet("", List).WithName("listBruikleenovereenkomsten").WithSummary("De versies van de bruikleenovereenkomst, zonder hun tekst").Needs(Right.SeeAgreements).Produces<Pagina<Bruikleenovereenkomst>>();
        agreements.MapGet("/{versie:int}", Get).WithName("getBruikleenovereenkomst").WithSummary("Een versie van de bruikleenovereenkomst").Needs(Right.SeeAgreements).Produces<Bruikleenovereenkomst>();
        agreements.MapPost("", Begin).WithName("createBruikleenovereenkomst").WithSummary("Een nieuwe versie beginnen, met de tekst van de vorige of met de tekst die Appwacht meebrengt").OnceOnly().Needs(Right.WriteAgreements).Produces<Bruikleenovereenkomst>(StatusCodes.Status201Created);
        agreements.MapPut("/{versie:int}", Change).WithName("updateBruikleenovereenkomst").WithSummary("De teksten van een concept wijzigen").Needs(Right.WriteAgreements).Produces<Bruikleenovereenkomst>();
        agreements.MapPost("/{versie:int}/_vaststellen", PutInForce).WithName("enactBruikleenovereenkomst").WithSummary("Een concept laten gelden vanaf een dag: daarna verandert het niet meer").OnceOnly().Needs(Right.WriteAgreements).Produces<Bruikleenovereenkomst>();
        agreements.MapGet("/_tel", Count).WithName("countBruikleenovereenkomsten").WithSummary("Hoeveel medewerkers hebben ondertekend, en hoeveel dat nog moeten").Needs(Right.SeeAgreements).Produces<Bruikleentelling>();
        organisation.MapGet("/instellingen/bruikleen", GetSettings).WithName("getBruikleeninstelling").WithSummary("Hoe de bruikleenovereenkomst wordt ondertekend").WithTags("Instellingen").Needs(Right.WriteAgreements).Produces<Bruikleeninstelling>();
        organisation.MapPut("/instellingen/bruikleen", SetSettings).WithName("updateBruikleeninstelling").WithSummary("Wijzigen hoe de bruikleenovereenkomst wordt ondertekend").WithTags("Instellingen").Needs(Right.WriteAgreements).Produces<Bruikleeninstelling>();
    }

    /// <summary>Writes agreements in the name of the caller.</summary>
    public static WriteAgreement WriterOf(Caller caller, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);

    /// <summary>Where a version stands on a day: <c>concept</c>, <c>komt</c>, <c>geldt</c> or <c>vervallen</c>.</summary>
    public static string StatusOf(AgreementVersion version, AgreementInForce? inForce, DateOnly today) =>
        version.From is not { } from ? "concept" : from > today ? "komt" : version.Number == inForce?.Version.Number ? "geldt" : "vervallen";

    private static async Task<IResult> List(HttpContext context, Caller caller, TimeProvider clock, Paging paging, CancellationToken cancel)
    {
        var inForce = await AgreementInForce.On(caller.Db, clock.Today(), cancel);
        var total = await Stored(caller).CountAsync(cancel);
        var rows = await Stored(caller).Where(version => version.Number > paging.After).OrderBy(version => version.Number).Take(paging.Size + 1).ToListAsync(cancel);
        return Answers.Of(paging.Page(context, rows, total, version => version.Number, version => ToWire(version, inForce, clock.Today(), withText: false)), WireJson.Default.PaginaBruikleenovereenkomst);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, TimeProvider clock, int versie, CancellationToken cancel) =>
        await One(caller, versie, cancel) is { } version ? await Tell(context, caller, clock, version, StatusCodes.Status200OK, cancel) : Problems.NotFound();

    private static async Task<IResult> Begin(HttpContext context, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var outcome = await WriterOf(caller, clock).Begin(caller.Organisation.Name, cancel);
        if (outcome is not Outcome<AgreementVersion>.Done { Value: var version })
            return Answers.Refused(((Outcome<AgreementVersion>.Refused)outcome).Why);
        context.Response.Headers.Location = $"{context.Request.Path}/{version.Number}";
        return await Tell(context, caller, clock, version, StatusCodes.Status201Created, cancel);
    }

    private static Task<IResult> Change(HttpContext context, Caller caller, TimeProvider clock, int versie, Bruikleentekst tekst, CancellationToken cancel) => Done(
        context, caller, clock, versie,
        seen => WriterOf(caller, clock).Handle(versie, seen, new(new(tekst.TitelNl ?? "", tekst.TekstNl ?? ""), new(tekst.TitelEn ?? "", tekst.TekstEn ?? ""), tekst.OpnieuwTekenen), cancel), cancel);

    private static Task<IResult> PutInForce(HttpContext context, Caller caller, TimeProvider clock, int versie, Bruikleeningang ingang, CancellationToken cancel) =>
        Done(context, caller, clock, versie, seen => WriterOf(caller, clock).PutInForce(versie, seen, ingang.Vanaf, cancel), cancel);

    private static async Task<IResult> Done(HttpContext context, Caller caller, TimeProvider clock, int number, Func<int, Task<Outcome<AgreementVersion>>> change, CancellationToken cancel)
    {
        if (await One(caller, number, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        return await change(seen.Changes) switch
        {
            Outcome<AgreementVersion>.Done { Value: var version } => await Tell(context, caller, clock, version, StatusCodes.Status200OK, cancel),
            Outcome<AgreementVersion>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static async Task<IResult> Count(Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await AgreementInForce.On(caller.Db, clock.Today(), cancel) is not { } inForce)
            return Problems.NotFound();
        var shown = (await AgreementFigure.Now(caller.Db, inForce, clock.Today(), cancel)).Shown(caller.May(Right.HandleAgreements));
        return Answers.Of(new Bruikleentelling(inForce.Version.Number, shown.Devices, shown.People, shown.OnScreen, shown.OnPaper, shown.MustSign, shown.MustSignAgain), WireJson.Default.Bruikleentelling);
    }

    private static async Task<IResult> GetSettings(HttpContext context, Caller caller, CancellationToken cancel) => TellSettings(context, await AgreementSettings.Of(caller.Db, cancel));

    private static async Task<IResult> SetSettings(HttpContext context, Caller caller, TimeProvider clock, Bruikleeninstelling wens, CancellationToken cancel)
    {
        if (IfMatch.WhyNot(context.Request, VersionOf(await AgreementSettings.Of(caller.Db, cancel))) is { } problem)
            return problem;
        return await new SetAgreementSettings(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock)).Handle(new(wens.Herinneringen, wens.DagenErtussen, wens.TweeStappen, wens.SterkeAcr ?? ""), cancel) switch
        {
            Outcome<AgreementSettings>.Done { Value: var settings } => TellSettings(context, settings),
            Outcome<AgreementSettings>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static IResult TellSettings(HttpContext context, AgreementSettings settings)
    {
        IfMatch.Tell(context, VersionOf(settings));
        return Answers.Of(new Bruikleeninstelling(settings.Reminders, settings.IntervalDays, settings.NeedsTwoSteps, settings.StrongAcr), WireJson.Default.Bruikleeninstelling);
    }

    private static async Task<IResult> Tell(HttpContext context, Caller caller, TimeProvider clock, AgreementVersion version, int status, CancellationToken cancel)
    {
        IfMatch.Tell(context, VersionOf(version));
        return Answers.Of(ToWire(version, await AgreementInForce.On(caller.Db, clock.Today(), cancel), clock.Today(), withText: true), WireJson.Default.Bruikleenovereenkomst, status);
    }

    private static Task<AgreementVersion?> One(Caller caller, int number, CancellationToken cancel) => Stored(caller).SingleOrDefaultAsync(version => version.Number == number, cancel);

    private static IQueryable<AgreementVersion> Stored(Caller caller) => caller.Db.Set<AgreementVersion>().AsNoTracking();

    private static EntityTagHeaderValue VersionOf(AgreementVersion version) => IfMatch.VersionOf("bruikleenovereenkomst", version.Number, version.Changes);

    private static EntityTagHeaderValue VersionOf(AgreementSettings settings) => IfMatch.VersionOf("bruikleen", settings.Reminders, settings.IntervalDays, settings.NeedsTwoSteps, settings.StrongAcr);

    private static Bruikleenovereenkomst ToWire(AgreementVersion version, AgreementInForce? inForce, DateOnly today, bool withText) => new(
        version.Number, StatusOf(version, inForce, today), version.TitleNl, version.TitleEn, withText ? version.TextNl : null, withText ? version.TextEn : null, version.SignAgain, version.MadeBy, version.MadeAt,
        version.From, version.SetBy, version.SetAt, version.HashNl, version.HashEn);
}
