using System.Collections.Concurrent;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Organisations;

namespace Appwacht.Core.Fleet;

/// <summary>The workspaces of this process, each opened when it is first asked for.</summary>
public sealed class Workspaces(IDatabases databases, AppCatalogue catalogue, TimeProvider clock)
{
    private readonly ConcurrentDictionary<OrganisationId, Lazy<Task<Workspace>>> open = new();

    /// <summary>The workspace of an organisation that exists.</summary>
    public async Task<Workspace> Of(OrganisationId organisation, CancellationToken cancel)
    {
        var opening = open.GetOrAdd(organisation, id => new(() => Workspace.Open(id, databases, catalogue, clock, CancellationToken.None)));
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

    /// <summary>Forgets an organisation whose data was replaced or removed.</summary>
    public void Forget(OrganisationId organisation) => open.TryRemove(organisation, out _);
}
