using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;

namespace Appwacht.Server.Outgoing;

/// <summary>As long as no management system is connected commands wait, for everybody to see.</summary>
internal sealed class NoManagementSystem : IManagementSystem
{
    /// <inheritdoc/>
    public Task<Delivery> Deliver(OrganisationId organisation, OutboxRow command, CancellationToken cancel) => Task.FromResult(Delivery.Waits(OutboxReason.NoManagementSystem));
}
