using System.Text.Json;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Reports;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Losses;

/// <summary>What somebody says of a device that is gone. Where exactly it was, nobody needs to know to act on it, so it is not asked.</summary>
/// <param name="Kind">Lost or stolen.</param>
/// <param name="On">The day since which it is gone.</param>
/// <param name="In">The country, or nothing.</param>
/// <param name="Text">What else there is to say, or nothing.</param>
public sealed record Loss(ReportKind Kind, DateOnly? On, string? In, string? Text)
{
    /// <summary>How long ago it can have been, in days: of what is longer ago the year is a slip of the pen.</summary>
    public const int MostDaysAgo = 366;

    /// <summary>Everything for which it is refused.</summary>
    public IEnumerable<Refusal> WhyNot(DateOnly today)
    {
        if (Kind is not (ReportKind.Lost or ReportKind.Stolen))
            yield return new("report.kind", "Kies of het toestel kwijt of gestolen is.", "Choose whether the device is lost or stolen.", "soort");
        if (On is not { } day || day > today || day < today.AddDays(-MostDaysAgo))
            yield return new("report.lost-on", "Geef de dag waarop het toestel weg was: vandaag of eerder.", "Give the day on which the device was gone: today or before.", "sinds");
        if (In?.Length > Report.LongestCountry || In?.Any(char.IsControl) is true)
            yield return new("report.lost-in", $"Geef alleen het land, in ten hoogste {Report.LongestCountry} tekens.", $"Give the country only, in at most {Report.LongestCountry} characters.", "land");
        if (Text?.Length > SendReport.Longest)
            yield return new("report.text", $"Schrijf ten hoogste {SendReport.Longest} tekens.", $"Write at most {SendReport.Longest} characters.", "tekst");
    }
}

/// <summary>Reports that a device of one's own is lost or stolen, and tells those who must act on it.</summary>
public sealed class ReportLoss(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Who must act: who runs the device, and who answers for what is on it.</summary>
    public static IReadOnlyList<Role> Told { get; } = [Role.DeviceAdministrator, Role.Ciso];

    /// <summary>Reports it.</summary>
    /// <param name="device">The device, by its number.</param>
    /// <param name="personKey">Who reports, as user of devices.</param>
    /// <param name="loss">What is reported.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Report>> Handle(int device, string? personKey, Loss loss, CancellationToken cancel) => db.InTurn<Outcome<Report>>(async () =>
    {
        if (loss.WhyNot(clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        if (!await Report.MayBeAbout(db, device, personKey, cancel))
            return Report.NotTheirs;
        if (await db.Set<Report>().AnyAsync(one => one.Device == device && one.Kind != ReportKind.NotRight && one.State == ReportState.Open, cancel))
            return new Refusal("report.lost-already", "Dit toestel is al gemeld. U leest het antwoord op Mijn toestel.", "This device was reported already. You read the answer on My device.");
        var (now, report) = (clock.GetUtcNow(), new Report
        {
            Device = device,
            Kind = loss.Kind,
            LostOn = loss.On,
            LostIn = string.IsNullOrWhiteSpace(loss.In) ? null : loss.In.Trim(),
            Text = loss.Text?.Trim() ?? "",
            SentBy = actor.Id,
            SentAt = clock.GetUtcNow(),
        });
        db.Add(report);
        await db.SaveChangesAsync(cancel); // gives it its number
        db.AddRange(Told.Select(role => new OutboxRow
        {
            Key = $"report/{report.Number}/{role.Name()}",
            Kind = OutgoingKind.Urgent,
            Device = device,
            Body = JsonSerializer.Serialize(new LossBody(report.Number, role.Name()), JsonSerializerOptions.Web),
            CreatedAt = now,
            TryAt = now,
        }));
        audit.Record(loss.Kind is ReportKind.Stolen ? "report.stolen" : "report.lost", $"report:{report.Number}");
        await db.SaveChangesAsync(cancel);
        return report;
    }, cancel);
}

/// <summary>What waits to go out for an urgent report: references only.</summary>
/// <param name="Report">The report.</param>
/// <param name="Role">To whom, in its written form.</param>
public sealed record LossBody(int Report, string Role);
