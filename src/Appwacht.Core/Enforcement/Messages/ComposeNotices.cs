using System.Text.Json;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Syntax;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Makes the texts for everybody: the announcement of a campaign and its figures, in both languages below each other.</summary>
/// <param name="db">The organisation's database.</param>
/// <param name="catalogue">The names of apps.</param>
/// <param name="organisation">The name of the organisation.</param>
public sealed class ComposeNotices(OrganisationDb db, AppCatalogue catalogue, string organisation)
{
    /// <summary>More names than this tell nobody more.</summary>
    private const int MostApps = 10;

    /// <summary>Makes it; null when the campaign is gone.</summary>
    public async Task<Letter?> Of(OutboxRow outgoing, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<NoticeBody>(outgoing.Body, JsonSerializerOptions.Web) is not { } body
            || await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).SingleOrDefaultAsync(campaign => campaign.Number == body.Campaign, cancel) is not { } campaign
            || await db.Set<PolicyVersion>().Where(policy => policy.Number == campaign.Policy).Select(policy => policy.Text).SingleOrDefaultAsync(cancel) is not { } text
            || PolicyParser.Parse(text).Document is not { } policy)
            return null;
        var kind = Steps.Parse(body.Step) is StepKind.Report ? MessageKind.Report : MessageKind.Announce;
        var apps = kind is MessageKind.Announce ? await MostFound(campaign.Number, cancel) : [];
        return new(outgoing.Key, null, "nl", await OwnTemplate.InBoth(db, kind, language =>
        {
            var values = new MessageValues(organisation, language);
            return kind is MessageKind.Report ? values.Of(policy, body.Figures) : values.Of(policy, apps, campaign.Steps.Select(step => (step.Kind, step.Day)));
        }, cancel), []);
    }

    /// <summary>The apps that are on so many devices that naming them points at nobody, most first.</summary>
    private async Task<List<string>> MostFound(int campaign, CancellationToken cancel)
    {
        var counts = await db.Set<FindingRow>().Where(finding => finding.Campaign == campaign && finding.Kind == FindingKind.App && finding.ClosedAt == null)
            .GroupBy(finding => finding.App).Select(app => new { App = app.Key, Count = app.Count() }).Where(app => app.Count >= SmallGroups.Least).ToListAsync(cancel);
        return [.. counts.OrderByDescending(app => app.Count).ThenBy(app => app.App, StringComparer.Ordinal).Take(MostApps).Select(app => catalogue.Register.Find(app.App)?.Name ?? app.App)];
    }
}

/// <summary>What waits to go out for everybody: references and figures.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Step">The step, in its written form.</param>
/// <param name="Figures">The figures of the moment.</param>
public sealed record NoticeBody(int Campaign, string Step, CampaignFigures Figures);
