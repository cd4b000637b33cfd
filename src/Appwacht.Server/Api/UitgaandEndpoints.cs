using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/uitgaand</c>: what goes out; one by one for who must act, counts for others. What a message says is not told.</summary>
internal static class UitgaandEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var outgoing = organisation.MapGroup("/uitgaand").WithTags("Uitgaand");
        outgoing.MapGet("", List).WithName("listUitgaand").WithSummary("Berichten en opdrachten die uitgaan").Needs(Right.SeeDevices).Produces<Pagina<Uitgaand>>();
        outgoing.MapGet("/_tel", Count).WithName("countUitgaand").WithSummary("Hoeveel er uitgaat").Needs(Right.SeeCounts).Produces<Pagina<Uitgaandtelling>>();
        outgoing.MapPost("/{nummer:int}/_opnieuw", (Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel) =>
            Handle(caller, log, clock, handler => handler.Retry(nummer, cancel), cancel)).WithName("retryUitgaand").WithSummary("Opnieuw proberen").OnceOnly().Needs(Right.SeeDevices).Produces<Uitgaand>();
        outgoing.MapPost("/{nummer:int}/_opgeven", (Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel) =>
            Handle(caller, log, clock, handler => handler.GiveUp(nummer, cancel), cancel)).WithName("giveUpUitgaand").WithSummary("Opgeven").OnceOnly().Needs(Right.SeeDevices).Produces<Uitgaand>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, Paging paging, string? status, string? soort, CancellationToken cancel)
    {
        if (OutgoingStates.Parse(status) is not { } state)
            return Problems.Of(StatusCodes.Status400BadRequest, new("outgoing.status", $"`status` is {string.Join(", ", OutgoingStates.States)}.", $"`status` is {string.Join(", ", OutgoingStates.States)}.", "status"));
        var asked = OutgoingStates.In(caller.Db, state);
        if (soort is not null)
        {
            if (Array.IndexOf(EnforcementWords.Kinds, soort) is not (>= 0 and var at))
                return Problems.Of(StatusCodes.Status400BadRequest, new("outgoing.kind", $"`soort` is {string.Join(", ", EnforcementWords.Kinds)}.", $"`soort` is {string.Join(", ", EnforcementWords.Kinds)}.", "soort"));
            var kind = (OutgoingKind)at;
            asked = asked.Where(row => row.Kind == kind);
        }

        var total = await asked.CountAsync(cancel);
        var rows = await asked.Where(row => row.Number > paging.After).OrderBy(row => row.Number).Take(paging.Size + 1).ToListAsync(cancel);
        await Note(caller, log, [.. rows.Take(paging.Size)], cancel);
        return Answers.Of(paging.Page(context, rows, total, row => row.Number, ToWire), WireJson.Default.PaginaUitgaand);
    }

    private static async Task<IResult> Count(Caller caller, CancellationToken cancel)
    {
        var counts = await OutgoingCount.Of(caller.Db, caller.May(Right.SeeDevices), cancel);
        return Answers.Of(
            new Pagina<Uitgaandtelling>([.. counts.Select(count => new Uitgaandtelling(EnforcementWords.Of(count.Kind), count.Waiting, count.Failing, count.Sent, count.GivenUp))], counts.Count, null),
            WireJson.Default.PaginaUitgaandtelling);
    }

    private static async Task<IResult> Handle(Caller caller, ProcessingLog log, TimeProvider clock, Func<HandleOutgoing, Task<Outcome<OutboxRow>>> handle, CancellationToken cancel)
    {
        var outcome = await handle(new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), clock));
        if (outcome is Outcome<OutboxRow>.Refused { Why: var why })
            return Answers.Refused(why);
        var row = ((Outcome<OutboxRow>.Done)outcome).Value;
        await Note(caller, log, [row], cancel);
        return Answers.Of(ToWire(row), WireJson.Default.Uitgaand);
    }

    private static async Task Note(Caller caller, ProcessingLog log, IReadOnlyList<OutboxRow> rows, CancellationToken cancel)
    {
        var devices = rows.Select(row => row.Device).OfType<int>().ToHashSet();
        var users = await caller.Db.Set<DeviceRow>().Where(device => devices.Contains(device.Number)).Select(device => device.Person).ToListAsync(cancel);
        await log.Record(ProcessingActivity.SeeDevices, users.Concat(rows.Select(row => row.Person)), cancel);
    }

    private static Uitgaand ToWire(OutboxRow row) => new(
        row.Number, EnforcementWords.Of(row.Kind), OutgoingStates.StateOf(row), row.Device, row.CreatedAt, row.SentAt, row.SentAt is null ? row.GivenUpAt : null, row.TryAt, row.Failures, EnforcementWords.Of(row.Why));
}
