using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/noodtoegang</c>: devices that are let through the gate for some hours.</summary>
internal static class NoodtoegangEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var passes = organisation.MapGroup("/noodtoegang").WithTags("Poort");
        passes.MapGet("", List).WithName("listNoodtoegang").WithSummary("Toestellen die worden of zijn doorgelaten").Needs(Right.LetThrough).Produces<Pagina<Noodtoegang>>();
        passes.MapGet("/{nummer:int}", Get).WithName("getNoodtoegang").WithSummary("Het doorlaten van een toestel").Needs(Right.LetThrough).Produces<Noodtoegang>();
        passes.MapPost("", Give).WithName("createNoodtoegang").WithSummary("Een toestel een paar uur doorlaten").OnceOnly().Needs(Right.LetThrough).Produces<Noodtoegang>(StatusCodes.Status201Created);
        passes.MapPost("/{nummer:int}/_beeindig", End).WithName("endNoodtoegang").WithSummary("Het doorlaten van een toestel beëindigen").OnceOnly().Needs(Right.LetThrough).Produces<Noodtoegang>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, CancellationToken cancel)
    {
        var all = caller.Db.Set<GatePass>().AsNoTracking();
        var rows = await all.Where(pass => pass.Number > paging.After).OrderBy(pass => pass.Number).Take(paging.Size + 1).ToListAsync(cancel);
        await Note(caller, log, rows.Take(paging.Size).Select(pass => pass.Device), cancel);
        return Answers.Of(paging.Page(context, rows, await all.CountAsync(cancel), pass => pass.Number, pass => ToWire(pass, clock.GetUtcNow())), WireJson.Default.PaginaNoodtoegang);
    }

    private static async Task<IResult> Get(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<GatePass>().AsNoTracking().SingleOrDefaultAsync(pass => pass.Number == nummer, cancel) is not { } pass)
            return Problems.NotFound();
        await Note(caller, log, [pass.Device], cancel);
        return Answers.Of(ToWire(pass, clock.GetUtcNow()), WireJson.Default.Noodtoegang);
    }

    private static async Task<IResult> Give(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, NieuweNoodtoegang nieuw, CancellationToken cancel)
    {
        var outcome = await Handler(caller, clock).Handle(nieuw.Toestel ?? 0, nieuw.Reden ?? "", nieuw.Uren ?? 0, cancel);
        if (outcome is Outcome<GatePass>.Refused { Why: var why })
            return Answers.Refused(why);
        var pass = ((Outcome<GatePass>.Done)outcome).Value;
        await Note(caller, log, [pass.Device], cancel);
        return Answers.Created(context, $"/v1/organisaties/{caller.Organisation.Id}/noodtoegang/{pass.Number}", ToWire(pass, clock.GetUtcNow()), WireJson.Default.Noodtoegang);
    }

    private static async Task<IResult> End(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        var outcome = await Handler(caller, clock).End(nummer, cancel);
        if (outcome is Outcome<GatePass>.Refused { Why: var why })
            return Answers.Refused(why);
        var pass = ((Outcome<GatePass>.Done)outcome).Value;
        await Note(caller, log, [pass.Device], cancel);
        return Answers.Of(ToWire(pass, clock.GetUtcNow()), WireJson.Default.Noodtoegang);
    }

    private static LetThrough Handler(Caller caller, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);

    /// <summary>That the users of devices were seen is written down.</summary>
    private static async Task Note(Caller caller, ProcessingLog log, IEnumerable<int> devices, CancellationToken cancel)
    {
        var numbers = devices.ToHashSet();
        await log.Record(ProcessingActivity.Enforce, await caller.Db.Set<DeviceRow>().Where(device => numbers.Contains(device.Number)).Select(device => device.Person).ToListAsync(cancel), cancel);
    }

    private static Noodtoegang ToWire(GatePass pass, DateTimeOffset now) => new(pass.Number, pass.Device, pass.Reason, pass.From, pass.Until, now < pass.Until, pass.GivenBy);
}
