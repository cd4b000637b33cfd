using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console;

/// <summary>What everybody may see of an organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="State">Its policy and how it stands.</param>
/// <param name="Weeks">How that went, week by week.</param>
/// <param name="Campaigns">The campaigns that were begun, the newest first. Their numbers are not here: beside those of all devices they could tell of the few that are in no campaign.</param>
internal sealed record PublicView(Organisation Organisation, PublicState State, IReadOnlyList<ShownFigure> Weeks, IReadOnlyList<Campaign> Campaigns);

/// <summary>What the public pages show, made anew at most every few minutes: however many people look, the databases are asked as often.</summary>
internal sealed class PublicPages(RoleDirectory directory, IDatabases databases, Workspaces workspaces, TimeProvider clock)
{
    /// <summary>The address of the public page of an organisation is this and its name.</summary>
    public const string Address = "/openbaar";

    /// <summary>How old an answer may be; also how long a page that was switched off by another server is still seen here.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<OrganisationId, Kept> all = new();

    /// <summary>More are history, which the weeks tell.</summary>
    private const int MostCampaigns = 3;

    /// <summary>What may be seen of an organisation; null when it does not exist, or shows nothing.</summary>
    public async Task<PublicView?> Of(string name, CancellationToken cancel)
    {
        if (!OrganisationId.TryParse(name, out var id) || await directory.Find(id, cancel) is not { } organisation)
            return null;
        var kept = all.AddOrUpdate(id, _ => Make(organisation), (_, known) => clock.GetElapsedTime(known.At) < Oldest ? known : Make(organisation));
        try
        {
            return await kept.View.Value.WaitAsync(cancel) is { } view ? view with { Organisation = organisation } : null;
        }
        catch when (kept.View.Value.IsFaulted)
        {
            // The database may have been away: the next one tries again.
            all.TryRemove(KeyValuePair.Create(id, kept));
            throw;
        }
    }

    /// <summary>Makes it anew for the next who looks: the switch was used.</summary>
    public void Forget(OrganisationId id) => all.TryRemove(id, out _);

    private Kept Make(Organisation organisation) => new(clock.GetTimestamp(), new(() => Load(organisation, CancellationToken.None)));

    private async Task<PublicView?> Load(Organisation organisation, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation.Id);
        if (!await SetPublicPage.IsOn(db, cancel))
            return null;
        var workspace = await workspaces.Of(organisation.Id, cancel);
        var campaigns = await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).Where(campaign => campaign.State != CampaignState.Proposed)
            .OrderByDescending(campaign => campaign.Number).Take(MostCampaigns).ToListAsync(cancel);
        return new(organisation, await PublicState.Of(await workspace.Now(db, cancel), workspace, cancel), await ShownFigure.Weekly(db, cancel), campaigns);
    }

    private sealed record Kept(long At, Lazy<Task<PublicView?>> View);
}
