using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Server.Access;

namespace Appwacht.Server.Console;

/// <summary>What the public pages show, made anew at most every few minutes: however many people look, the databases are asked as often.</summary>
internal sealed class PublicPages(RoleDirectory directory, IDatabases databases, Workspaces workspaces, TimeProvider clock)
{
    /// <summary>The address of the public page of an organisation is this and its name.</summary>
    public const string Address = "/openbaar";

    /// <summary>How old an answer may be; also how long a page that was switched off by another server is still seen here.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<OrganisationId, Kept> all = new();

    /// <summary>The organisation and what may be seen of it; null when it does not exist, or shows nothing.</summary>
    public async Task<(Organisation Organisation, PublicState State)?> Of(string name, CancellationToken cancel)
    {
        if (!OrganisationId.TryParse(name, out var id) || await directory.Find(id, cancel) is not { } organisation)
            return null;
        var kept = all.AddOrUpdate(id, Make, (_, known) => clock.GetElapsedTime(known.At) < Oldest ? known : Make(id));
        try
        {
            return await kept.State.Value.WaitAsync(cancel) is { } state ? (organisation, state) : null;
        }
        catch when (kept.State.Value.IsFaulted)
        {
            // The database may have been away: the next one tries again.
            all.TryRemove(KeyValuePair.Create(id, kept));
            throw;
        }
    }

    /// <summary>Makes it anew for the next who looks: the switch was used.</summary>
    public void Forget(OrganisationId id) => all.TryRemove(id, out _);

    private Kept Make(OrganisationId id) => new(clock.GetTimestamp(), new(() => Load(id)));

    private async Task<PublicState?> Load(OrganisationId id)
    {
        await using var db = databases.Open(id);
        if (!await SetPublicPage.IsOn(db, CancellationToken.None))
            return null;
        var workspace = await workspaces.Of(id, CancellationToken.None);
        return await PublicState.Of(await workspace.Now(db, CancellationToken.None), workspace, CancellationToken.None);
    }

    private sealed record Kept(long At, Lazy<Task<PublicState?>> State);
}
