using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Losses;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Reports;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/meldingen</c>: what employees say is not right, lost or stolen, and the answers.</summary>
internal static class MeldingEndpoints
{
    private static readonly string[] States = ["open", "answered"];
    private static readonly string[] Kinds = ["not-right", "lost", "stolen"];

    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/meldingen", List).WithName("listMeldingen").WithSummary("Meldingen van medewerkers").WithTags("Meldingen").Needs(Right.HandleReports).Produces<Pagina<Melding>>();
        organisation.MapGet("/meldingen/{nummer:int}", Get).WithName("getMelding").WithSummary("Een melding").WithTags("Meldingen").Needs(Right.HandleReports).Produces<Melding>();
        organisation.MapPost("/meldingen/{nummer:int}/_antwoord", Answer).WithName("answerMelding").WithSummary("Een melding beantwoorden").WithTags("Meldingen").OnceOnly().Needs(Right.HandleReports).Produces<Melding>();
        organisation.MapPost("/mijn-toestellen/{nummer:int}/meldingen", Send).WithName("sendMelding").WithSummary("Melden wat niet klopt aan wat van mijn toestel bekend is, of dat het kwijt of gestolen is").WithTags("Mijn gegevens").OnceOnly().Needs(Right.SeeOwnDevices).Produces<Melding>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, Paging paging, string? status, bool? dringend, CancellationToken cancel)
    {
        if (status is not null && !States.Contains(status))
            return Problems.Of(StatusCodes.Status400BadRequest, new("report.status", $"`status` is {string.Join(" of ", States)}.", $"`status` is {string.Join(" or ", States)}.", "status"));
        var asked = ReportsFor.Of(caller);
        if (status is not null)
        {
            var state = (ReportState)Array.IndexOf(States, status);
            asked = asked.Where(report => report.State == state);
        }

        if (dringend is { } urgent)
            asked = asked.Where(report => (report.Kind != ReportKind.NotRight) == urgent);
        var total = await asked.CountAsync(cancel);
        var rows = await asked.Where(report => report.Number > paging.After).OrderBy(report => report.Number).Take(paging.Size + 1).ToListAsync(cancel);
        var shown = rows.Take(paging.Size).ToArray();
        await Note(caller, log, ProcessingActivity.HandleReports, shown, cancel);
        var next = paging.Next(context, rows.Count > paging.Size ? rows[paging.Size - 1].Number : null);
        return Answers.Of(new Pagina<Melding>([.. shown.Select(ToWire)], total, next), WireJson.Default.PaginaMelding);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, int nummer, CancellationToken cancel)
    {
        if (await ReportsFor.Of(caller).SingleOrDefaultAsync(report => report.Number == nummer, cancel) is not { } report)
            return Problems.NotFound();
        await Note(caller, log, ProcessingActivity.HandleReports, [report], cancel);
        IfMatch.Tell(context, VersionOf(report));
        return Answers.Of(ToWire(report), WireJson.Default.Melding);
    }

    private static async Task<IResult> Answer(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, MeldingAntwoord antwoord, CancellationToken cancel)
    {
        if (await ReportsFor.Of(caller).SingleOrDefaultAsync(report => report.Number == nummer, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        var outcome = await new AnswerReport(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock).Handle(nummer, antwoord.Tekst ?? "", cancel);
        if (outcome is Outcome<Report>.Refused { Why: var why })
            return Answers.Refused(why);
        var report = ((Outcome<Report>.Done)outcome).Value;
        await Note(caller, log, ProcessingActivity.HandleReports, [report], cancel);
        IfMatch.Tell(context, VersionOf(report));
        return Answers.Of(ToWire(report), WireJson.Default.Melding);
    }

    private static async Task<IResult> Send(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, int nummer, NieuweMelding melding, CancellationToken cancel)
    {
        if (Array.IndexOf(Kinds, melding.Soort ?? Kinds[0]) is not (>= 0 and var named))
            return Answers.Refused([new("report.kind", $"`soort` is {string.Join(", ", Kinds)}.", $"`soort` is {string.Join(", ", Kinds)}.", "soort")]);
        var (kind, audit) = ((ReportKind)named, new AuditTrail(caller.Db, caller.Actor, clock));
        var outcome = kind is ReportKind.NotRight
            ? await new SendReport(caller.Db, audit, caller.Actor, clock).Handle(nummer, caller.PersonKey, melding.App, melding.Tekst ?? "", cancel)
            : await new ReportLoss(caller.Db, audit, caller.Actor, clock).Handle(nummer, caller.PersonKey, new(kind, melding.Sinds, melding.Land, melding.Tekst), cancel);
        if (outcome is Outcome<Report>.Refused { Why: var why })
            return Answers.Refused(why);
        var report = ((Outcome<Report>.Done)outcome).Value;
        await Note(caller, log, ProcessingActivity.SeeOwnData, [report], cancel);
        IfMatch.Tell(context, VersionOf(report));
        return Answers.Created(context, $"/v1/organisaties/{caller.Organisation.Id}/meldingen/{report.Number}", ToWire(report), WireJson.Default.Melding);
    }

    private static async Task Note(Caller caller, ProcessingLog log, ProcessingActivity activity, IReadOnlyList<Report> reports, CancellationToken cancel)
    {
        var devices = reports.Select(report => report.Device).ToHashSet();
        await log.Record(activity, await caller.Db.Set<DeviceRow>().Where(device => devices.Contains(device.Number)).Select(device => device.Person).ToListAsync(cancel), cancel);
    }

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(Report report) => IfMatch.VersionOf("melding", report.Number, report.State);

    private static Melding ToWire(Report report) => new(report.Number, report.Device, report.App, report.Text, States[(int)report.State], report.SentAt, report.Answer, report.AnsweredAt, Kinds[(int)report.Kind], report.IsUrgent, report.LostOn, report.LostIn);
}
