using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/mijn-bruikleenovereenkomst</c>: the caller reads the agreement, signs it, and keeps a copy.</summary>
internal static class MijnBruikleenovereenkomstEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var own = organisation.MapGroup("/mijn-bruikleenovereenkomst").WithTags("Mijn gegevens");
        own.MapGet("", Get).WithName("getMijnBruikleenovereenkomst").WithSummary("De overeenkomst die geldt, hoe ik ervoor sta, en wat ik heb ondertekend").Needs(Right.SeeOwnDevices).Produces<MijnBruikleenovereenkomst>();
        own.MapPost("/_onderteken", Sign).WithName("signMijnBruikleenovereenkomst").WithSummary("De overeenkomst ondertekenen").OnceOnly().Needs(Right.SeeOwnDevices).Produces<MijnAkkoord>();
        own.MapGet("/kopieen/{nummer:int}", Copy).WithName("getMijnKopie").WithSummary("Een verzegelde kopie van wat ik heb ondertekend").Needs(Right.SeeOwnDevices).Produces<byte[]>(StatusCodes.Status200OK, "application/json");
    }

    /// <summary>Signs in the name of the caller.</summary>
    public static async Task<Outcome<Acceptance>> Accept(Caller caller, ProcessingLog log, ServerKeys keys, TimeProvider clock, AcceptanceWish wish, CancellationToken cancel)
    {
        var trailKeys = keys.TrailKeys();
        using var key = trailKeys.Current;
        return await new AcceptAgreement(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), log, trailKeys, caller.Actor, clock).Handle(caller.PersonKey, wish, caller.Strength, cancel);
    }

    /// <summary>What the caller signed, newest first.</summary>
    public static async Task<List<Acceptance>> SignedBy(Caller caller, CancellationToken cancel)
    {
        var key = caller.PersonKey;
        return key is null ? [] : await caller.Db.Set<Acceptance>().AsNoTracking()
            .Where(one => caller.Db.Set<PersonRow>().Any(person => person.Number == one.Person && person.Key == key)).OrderByDescending(one => one.Number).ToListAsync(cancel);
    }

    /// <summary>The copy of something the caller signed on a screen; null when they did not.</summary>
    public static async Task<AgreementCopy?> CopyOf(Caller caller, ProcessingLog log, ServerKeys keys, int number, CancellationToken cancel)
    {
        if ((await SignedBy(caller, cancel)).Find(one => one.Number == number) is not { } acceptance)
            return null;
        await log.Record(ProcessingActivity.SeeOwnData, [acceptance.Person], cancel);
        var trailKeys = keys.TrailKeys();
        using var key = trailKeys.Current;
        return await AgreementCopy.Of(caller.Db, acceptance, trailKeys, cancel);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, string? taal, CancellationToken cancel)
    {
        if (taal is not null && !AgreementText.Languages.Contains(taal))
            return Problems.Of(StatusCodes.Status400BadRequest, new("agreement.language", "Kies nl of en.", "Choose nl or en.", "taal"));
        if (await AgreementInForce.On(caller.Db, clock.Today(), cancel) is not { Version: { From: { } from } version } inForce)
            return Problems.NotFound();
        var language = taal ?? (Language.IsEnglish(context.Request) ? "en" : "nl");
        var (text, me, signed) = (version.In(language), await Borrower.WithKey(caller.Db, caller.PersonKey, inForce, cancel), await SignedBy(caller, cancel));
        await log.Record(ProcessingActivity.SeeOwnData, [me?.Person.Number ?? signed.FirstOrDefault()?.Person], cancel);
        return Answers.Of(
            new MijnBruikleenovereenkomst(me?.Standing.Name(), version.Number, language, text.Title, text.Text, text.Hash, from, [.. signed.Select(ToWire)]), WireJson.Default.MijnBruikleenovereenkomst);
    }

    private static async Task<IResult> Sign(Caller caller, ProcessingLog log, ServerKeys keys, TimeProvider clock, Bruikleenakkoord akkoord, CancellationToken cancel) =>
        await Accept(caller, log, keys, clock, new(akkoord.Versie, akkoord.Taal ?? "", akkoord.Sha256, akkoord.Akkoord), cancel) switch
        {
            Outcome<Acceptance>.Done { Value: var acceptance } => Answers.Of(ToWire(acceptance), WireJson.Default.MijnAkkoord),
            Outcome<Acceptance>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };

    private static async Task<IResult> Copy(Caller caller, ProcessingLog log, ServerKeys keys, int nummer, CancellationToken cancel) =>
        await CopyOf(caller, log, keys, nummer, cancel) is { } copy ? TypedResults.File(copy.Sealed.ToJson(), "application/json", $"overeenkomst-{nummer}.json") : Problems.NotFound();

    private static MijnAkkoord ToWire(Acceptance one) => new(one.Number, one.Version, one.Language, one.SignedOn, one.IsOnPaper, one.EndedOn);
}
