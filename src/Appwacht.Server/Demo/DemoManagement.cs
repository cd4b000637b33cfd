using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Demo;

/// <summary>The management system of the fictional municipality. Other organisations on the same server have none.</summary>
internal sealed class DemoManagement(IDatabases databases, Workspaces workspaces, TimeProvider clock) : IManagementSystem, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private DemoFleet? fleet;

    /// <inheritdoc/>
    public async Task<Delivery> Deliver(OrganisationId organisation, OutboxRow command, CancellationToken cancel)
    {
        if (organisation != DemoOrganisation.Id)
            return Delivery.Waits(OutboxReason.NoManagementSystem);
        await With(known => known.Tell(command, clock.GetUtcNow()), cancel);
        return Delivery.Taken;
    }

    /// <summary>Somebody reads a message.</summary>
    /// <param name="key">By which it went out.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Read(string key, CancellationToken cancel)
    {
        await using var db = databases.Open(DemoOrganisation.Id);
        if (await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancel) is { } message)
            await With(known => known.Tell(message, clock.GetUtcNow()), cancel);
    }

    /// <summary>Does something with the devices, one after the other.</summary>
    public async Task With(Action<DemoFleet> act, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (fleet is null)
            {
                await using var db = databases.Open(DemoOrganisation.Id);
                var workspace = await workspaces.Of(DemoOrganisation.Id, cancel);
                fleet = await DemoFleet.Make(databases, (await workspace.Register(db, cancel)).Catalogue, cancel);
            }

            act(fleet);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
