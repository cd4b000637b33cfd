using System.Collections.Concurrent;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Organisations;

namespace Appwacht.Core.Fleet;

/// <summary>The workspaces of this process, each opened when it is first asked for.</summary>
public sealed class Workspaces(IDatabases databases, ShippedCatalogue shipped, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<OrganisationId, Lazy<Task<Workspace>>> open = new();

    /// <summary>The workspace of an organisation that exists.</summary>
    public async Task<Workspace> Of(OrganisationId organisation, CancellationToken cancel)
    {
        var opening = open.GetOrAdd(organisation, id => new(() => Workspace.Open(id, databases, shipped.Catalogue, clock, CancellationToken.None)));
        try
        {
            return await opening.Value.WaitAsync(cancel);
        }
        catch when (opening.Value.IsFaulted)
        {
            // The next one tries again: the database may have been away.
            open.TryRemove(KeyValuePair.Create(organisation, opening));
            throw;
        }
    }

    /// <summary>Finishes what an organisation's intake has, and forgets it: its data is about to be replaced or removed.</summary>
    public async Task Forget(OrganisationId organisation)
    {
        if (open.TryRemove(organisation, out var opening))
            await Close(opening);
    }

    /// <summary>Puts away, in every workspace that is open, what only serves to look through a fleet and was not used since the last time.</summary>
    /// <param name="evenIfUsed">Also what was used.</param>
    /// <returns>Whether memory came free.</returns>
    public bool Rest(bool evenIfUsed = false) =>
        open.Values.Where(opening => opening is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Aggregate(false, (freed, opening) => opening.Value.Result.Rest(evenIfUsed) | freed);

    /// <summary>Finishes what waits to be taken.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var organisation in open.Keys)
            await Forget(organisation);
    }

    private static async Task Close(Lazy<Task<Workspace>> opening)
    {
        await ((Task)opening.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.Value.IsCompletedSuccessfully)
            await (await opening.Value).DisposeAsync();
    }
}
