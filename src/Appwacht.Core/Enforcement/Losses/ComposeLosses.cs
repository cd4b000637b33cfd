using System.Text.Json;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Fleet.Reports;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Losses;

/// <summary>Makes the text that tells a role of an urgent report, in both languages below each other.</summary>
/// <param name="db">The organisation's database.</param>
/// <param name="organisation">The name of the organisation.</param>
public sealed class ComposeLosses(OrganisationDb db, string organisation)
{
    /// <summary>Makes it; null when the report is gone or was answered meanwhile.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<LossBody>(outgoing.Body, JsonSerializerOptions.Web) is not { } body || Roles.Parse(body.Role) is not { } role
            || await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Number == body.Report, cancel) is not { State: ReportState.Open, LostOn: { } since } report)
            return null;
        var text = await OwnTemplate.InBoth(db, MessageKind.Urgent, language => new MessageValues(organisation, language).Of(report.Number, report.Kind, since), cancel);
        return new(outgoing.Key, null, "nl", text, []) { Role = role };
    }
}
