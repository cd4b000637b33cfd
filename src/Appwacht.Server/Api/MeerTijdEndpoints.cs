using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/meer-tijd</c>: who needs more time before an app is gone, and what was decided.</summary>
internal static class MeerTijdEndpoints
{
    private static readonly string[] States = ["asked", "granted", "refused"];

    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/meer-tijd", List).WithName("listMeerTijd").WithSummary("Verzoeken om meer tijd").WithTags("Meer tijd").Needs(Right.SeeDevices).Produces<Pagina<MeerTijd>>();
        organisation.MapGet("/meer-tijd/{nummer:int}", Get).WithName("getMeerTijd").WithSummary("Het verzoek om meer tijd voor een bevinding").WithTags("Meer tijd").Needs(Right.SeeDevices).Produces<MeerTijd>();
        organisation.MapPost("/meer-tijd/{nummer:int}/_besluit", Decide).WithName("decideMeerTijd").WithSummary("Besluiten over een verzoek om meer tijd").WithTags("Meer tijd").OnceOnly().Needs(Right.SeeDevices).Produces<MeerTijd>();
        organisation.MapPost("/mijn-toestellen/{nummer:int}/meer-tijd", Ask).WithName("askMeerTijd").WithSummary("Om meer tijd vragen voor iets dat op mijn toestel is gevonden").WithTags("Mijn gegevens").OnceOnly().Needs(Right.SeeOwnDevices).Produces<MeerTijd>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, Paging paging, CancellationToken cancel)
    {
        var total = await Extension.Shown(caller.Db).CountAsync(cancel);
        var rows = await Extension.Shown(caller.Db).AsNoTracking().Where(one => one.Finding > paging.After).OrderBy(one => one.Finding).Take(paging.Size + 1).ToListAsync(cancel);
        var shown = await ToWire(caller, log, ProcessingActivity.Enforce, [.. rows.Take(paging.Size)], cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].Finding : null);
        return Answers.Of(new Pagina<MeerTijd>(shown, total, next), WireJson.Default.PaginaMeerTijd);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, int nummer, CancellationToken cancel)
    {
        if (await Find(caller, nummer, cancel) is not { } extension)
            return Problems.NotFound();
        IfMatch.Tell(context, VersionOf(extension));
        return Answers.Of((await ToWire(caller, log, ProcessingActivity.Enforce, [extension], cancel))[0], WireJson.Default.MeerTijd);
    }

    private static async Task<IResult> Decide(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, BesluitMeerTijd besluit, CancellationToken cancel)
    {
        if (await Find(caller, nummer, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        if (besluit.Keuze is not ("geven" or "weigeren"))
            return Answers.Refused([new("extension.decision", "`keuze` is geven of weigeren.", "`keuze` is geven or weigeren.", "keuze")]);
        var outcome = await new DecideMoreTime(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock).Handle(nummer, besluit.Keuze is "geven", besluit.Antwoord ?? "", cancel);
        if (outcome is Outcome<Extension>.Refused { Why: var why })
            return Answers.Refused(why);
        var extension = ((Outcome<Extension>.Done)outcome).Value;
        IfMatch.Tell(context, VersionOf(extension));
        return Answers.Of((await ToWire(caller, log, ProcessingActivity.Enforce, [extension], cancel))[0], WireJson.Default.MeerTijd);
    }

    private static async Task<IResult> Ask(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, VraagMeerTijd vraag, CancellationToken cancel)
    {
        // A finding of another device is not there for this one; whether the device is the caller's own is decided by who asks.
        var finding = await caller.Db.Set<FindingRow>().Where(row => row.Number == vraag.Bevinding && row.Device == nummer).Select(row => row.Number).SingleOrDefaultAsync(cancel);
        var outcome = await new AskMoreTime(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock).Handle(finding, caller.PersonKey, vraag.Reden ?? "", vraag.Dagen ?? 0, cancel);
        if (outcome is Outcome<Extension>.Refused { Why: var why })
            return Answers.Refused(why);
        var extension = ((Outcome<Extension>.Done)outcome).Value;
        IfMatch.Tell(context, VersionOf(extension));
        var wire = (await ToWire(caller, log, ProcessingActivity.SeeOwnData, [extension], cancel))[0];
        return Answers.Created(context, $"/v1/organisaties/{caller.Organisation.Id}/meer-tijd/{extension.Finding}", wire, WireJson.Default.MeerTijd);
    }

    private static Task<Extension?> Find(Caller caller, int finding, CancellationToken cancel) => Extension.Shown(caller.Db).AsNoTracking().SingleOrDefaultAsync(one => one.Finding == finding, cancel);

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(Extension extension) => IfMatch.VersionOf("meer-tijd", extension.Finding, extension.State);

    /// <summary>In the words of the API; that the people were seen is written down.</summary>
    private static async Task<IReadOnlyList<MeerTijd>> ToWire(Caller caller, ProcessingLog log, ProcessingActivity activity, IReadOnlyList<Extension> extensions, CancellationToken cancel)
    {
        var numbers = extensions.Select(one => one.Finding).ToHashSet();
        var about = await caller.Db.Set<FindingRow>().Where(row => numbers.Contains(row.Number))
            .Join(caller.Db.Set<DeviceRow>(), row => row.Device, device => device.Number, (row, device) => new { row.Number, row.App, row.Device, device.Person }).ToDictionaryAsync(row => row.Number, cancel);
        await log.Record(activity, about.Values.Select(row => row.Person), cancel);
        return [.. extensions.Select(one => new MeerTijd(
            one.Finding, about[one.Finding].Device, about[one.Finding].App, one.Reason, one.Until, States[(int)one.State], one.AskedAt, one.Answer, one.DecidedAt))];
    }
}
