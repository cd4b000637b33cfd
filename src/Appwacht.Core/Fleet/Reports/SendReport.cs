using Appwacht.Core.Audit;

namespace Appwacht.Core.Fleet.Reports;

/// <summary>Reports that something known of a device of one's own is not right.</summary>
public sealed class SendReport(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>Reports it.</summary>
    /// <param name="device">The device, by its number.</param>
    /// <param name="personKey">Who reports, as user of devices.</param>
    /// <param name="app">The app that it is about; null for the device.</param>
    /// <param name="text">What is not right.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Report>> Handle(int device, string? personKey, string? app, string text, CancellationToken cancel) => db.InTurn<Outcome<Report>>(async () =>
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            return new Refusal("report.text", $"Schrijf op wat niet klopt, in ten hoogste {Longest} tekens.", $"Write down what is not right, in at most {Longest} characters.", "tekst");
        if (!await Report.MayBeAbout(db, device, personKey, cancel))
            return Report.NotTheirs;
        var report = new Report { Device = device, App = string.IsNullOrEmpty(app) ? null : app, Text = text.Trim(), SentBy = actor.Id, SentAt = clock.GetUtcNow() };
        db.Add(report);
        await db.SaveChangesAsync(cancel); // gives it its number
        audit.Record("report.sent", $"report:{report.Number}");
        await db.SaveChangesAsync(cancel);
        return report;
    }, cancel);
}
