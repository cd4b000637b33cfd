using System.Text.Json;
using Appwacht.Core.Audit;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>
/// The exemptions that held on any day of the period, from the lines of the trail alone: the register itself is deleted in time. Not whom they are for, nor what was written to ask for
/// them. Nothing of the compartment.
/// </summary>
internal static class ExemptionFile
{
    public const string Name = "uitzonderingen.csv";

    private const string Approved = "exemption.approved";

    private const string Revoked = "exemption.revoked";

    /// <summary>Writes them.</summary>
    public static async Task Write(OrganisationDb db, EvidenceDays days, CsvText csv, CancellationToken cancel)
    {
        csv.Row("nummer", "app", "voor een", "vanaf", "tot", "regel", "goedgekeurd door", "goedgekeurd op", "regel van intrekking", "ingetrokken door", "ingetrokken op");
        var lines = await db.Set<AuditEntry>().AsNoTracking().Where(line => (line.Action == Approved || line.Action == Revoked) && line.At < days.End).OrderBy(line => line.Sequence).ToListAsync(cancel);
        var revoked = lines.Where(line => line.Action is Revoked).GroupBy(line => line.About, StringComparer.Ordinal).ToDictionary(about => about.Key, about => about.First(), StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Action is Approved))
        {
            var (says, end) = (Says.Of(line), revoked.GetValueOrDefault(line.About));
            if (says.From >= days.Until || says.Until <= days.From || end?.At < days.Begin)
                continue;
            csv.Row(
                line.About["exemption:".Length..], says.App ?? "", says.Scope ?? "", $"{says.From:yyyy-MM-dd}", $"{says.Until:yyyy-MM-dd}", $"{line.Sequence}", line.Actor, WrittenMoment.Of(line.At),
                $"{end?.Sequence}", end?.Actor ?? "", WrittenMoment.Of(end?.At));
        }
    }

    /// <summary>What the line of an approval says; what an older line does not say is null, and such an exemption counts as held.</summary>
    private sealed record Says(string? App, string? Scope, DateOnly? From, DateOnly? Until)
    {
        public static Says Of(AuditEntry line) => line.Details.Length == 0 ? new(null, null, null, null) : JsonSerializer.Deserialize<Says>(line.Details, JsonSerializerOptions.Web) ?? new(null, null, null, null);
    }
}
