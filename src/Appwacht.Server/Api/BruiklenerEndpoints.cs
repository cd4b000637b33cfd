using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/bruikleners</c>: who has devices on loan, who signed and who must; paper, and devices that were given back.</summary>
internal static class BruiklenerEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var loans = organisation.MapGroup("").WithTags("Bruikleen");
        loans.MapGet("/bruikleners", List).WithName("listBruikleners").WithSummary("Wie een toestel in bruikleen heeft of had, en hoe het met de overeenkomst staat").Needs(Right.HandleAgreements).Produces<Pagina<Bruiklener>>();
        loans.MapGet("/bruikleners/{nummer:int}", Get).WithName("getBruiklener").WithSummary("Een medewerker met toestellen in bruikleen").Needs(Right.HandleAgreements).Produces<Bruiklener>();
        loans.MapPost("/bruikleners/{nummer:int}/_papier", OnPaper).WithName("registerPapierondertekening").WithSummary("Vastleggen dat iemand op papier heeft ondertekend").OnceOnly().Needs(Right.HandleAgreements).Produces<Bruiklener>();
        loans.MapGet("/bruikleners/{nummer:int}/scans/{akkoord:int}", Scan).WithName("getPapierscan").WithSummary("De scan van een overeenkomst die op papier is ondertekend").Needs(Right.HandleAgreements)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/pdf", "image/jpeg", "image/png");
        loans.MapPost("/toestellen/{nummer:int}/_ingeleverd", Returned).WithName("registerInlevering").WithSummary("Vastleggen dat een toestel is ingeleverd").OnceOnly().Needs(Right.HandleAgreements).Produces<Teruggave>();
        loans.MapPost("/teruggaven/{nummer:int}/_intrekken", Withdraw).WithName("withdrawInlevering").WithSummary("Een inlevering terugnemen die per vergissing is vastgelegd").OnceOnly().Needs(Right.HandleAgreements).Produces<Teruggave>();
    }

    /// <summary>Registers paper in the name of the caller.</summary>
    public static RegisterOnPaper PaperOf(Caller caller, ProcessingLog log, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), log, caller.Actor, clock);

    /// <summary>Registers returns in the name of the caller.</summary>
    public static RegisterReturn ReturnOf(Caller caller, ProcessingLog log, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), log, caller.Actor, clock);

    /// <summary>A scan as a file to keep: a browser must not show what somebody brought.</summary>
    public static async Task<IResult> Scan(Caller caller, ProcessingLog log, int nummer, int akkoord, CancellationToken cancel)
    {
        var scan = await caller.Db.Set<PaperScan>().AsNoTracking().SingleOrDefaultAsync(one => one.Acceptance == akkoord && caller.Db.Set<Acceptance>().Any(signed => signed.Number == akkoord && signed.Person == nummer), cancel);
        if (scan is null)
            return Problems.NotFound();
        await log.Record(ProcessingActivity.HandleAgreements, [nummer], cancel);
        return TypedResults.File(scan.Content, scan.MediaType, $"overeenkomst-{akkoord}.{scan.Extension}");
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, string? stand, CancellationToken cancel)
    {
        if (stand is not null && Standings.Parse(stand) is null)
            return Problems.Of(StatusCodes.Status400BadRequest, new("agreement.standing", $"`stand` is {Named(" of ")}.", $"`stand` is {Named(" or ")}.", "stand"));
        if (await AgreementInForce.On(caller.Db, clock.Today(), cancel) is not { } inForce)
            return Answers.Of(new Pagina<Bruiklener>([], 0, null), WireJson.Default.PaginaBruiklener);
        var asked = Loans.In(caller.Db, Standings.Parse(stand), inForce.Least);
        var total = await asked.CountAsync(cancel);
        var people = await asked.Where(person => person.Number > paging.After).OrderBy(person => person.Number).Take(paging.Size + 1).ToListAsync(cancel);
        var borrowers = await Borrower.Of(caller.Db, people, inForce, cancel);
        await log.Record(ProcessingActivity.HandleAgreements, borrowers.Take(paging.Size).Select(one => (int?)one.Person.Number), cancel);
        return Answers.Of(paging.Page(context, borrowers, total, one => one.Person.Number, ToWire), WireJson.Default.PaginaBruiklener);
    }

    private static Task<IResult> Get(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel) => Tell(caller, log, clock, nummer, cancel);

    private static async Task<IResult> OnPaper(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Papierondertekening papier, CancellationToken cancel) =>
        await PaperOf(caller, log, clock).Handle(nummer, new(papier.Versie, papier.Taal ?? "", papier.Dag, papier.Scan), cancel) is Outcome<Acceptance>.Refused { Why: var why }
            ? Answers.Refused(why) : await Tell(caller, log, clock, nummer, cancel);

    private static async Task<IResult> Returned(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, Inlevering inlevering, CancellationToken cancel) =>
        await ReturnOf(caller, log, clock).Handle(nummer, inlevering.Dag, cancel) switch
        {
            Outcome<DeviceReturn>.Done { Value: var given } => Answers.Of(new Teruggave(given.Device, given.Number, given.Day), WireJson.Default.Teruggave),
            Outcome<DeviceReturn>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };

    private static async Task<IResult> Withdraw(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel) => await ReturnOf(caller, log, clock).Withdraw(nummer, cancel) switch
    {
        Outcome<int>.Done { Value: var device } => Answers.Of(new Teruggave(device), WireJson.Default.Teruggave),
        Outcome<int>.Refused { Why: var why } => Answers.Refused(why),
        _ => throw new InvalidOperationException("An outcome is one of two."),
    };

    private static async Task<IResult> Tell(Caller caller, ProcessingLog log, TimeProvider clock, int number, CancellationToken cancel)
    {
        if (await AgreementInForce.On(caller.Db, clock.Today(), cancel) is not { } inForce || await Borrower.One(caller.Db, number, inForce, cancel) is not { } borrower)
            return Problems.NotFound();
        await log.Record(ProcessingActivity.HandleAgreements, [number], cancel);
        return Answers.Of(ToWire(borrower), WireJson.Default.Bruiklener);
    }

    private static string Named(string last) => string.Join(", ", Standings.All.SkipLast(1).Select(Standings.Name)) + last + Standings.All[^1].Name();

    private static Bruiklener ToWire(Borrower one) => new(
        one.Person.Number, one.Person.Key, one.Standing.Name(), one.Newest?.Number, one.Newest?.Version, one.Newest?.SignedOn, one.Asked,
        [.. one.Devices.Select(device => new Bruikleentoestel(device.Number, device.Name, device.ReturnedOn, device.Return))]);
}
