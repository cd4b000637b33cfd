using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;

namespace Appwacht.Server.Demo;

/// <summary>Posts as without a demonstration, and lets the fictional people read what was posted.</summary>
internal sealed class DemoPostbox(IPostbox real, DemoManagement people) : IPostbox
{
    /// <inheritdoc/>
    public IPostRound Begin(OrganisationId organisation) => organisation == DemoOrganisation.Id ? new Round(real.Begin(organisation), people) : real.Begin(organisation);

    private sealed class Round(IPostRound real, DemoManagement people) : IPostRound
    {
        public async Task<Delivery> Deliver(Letter letter, CancellationToken cancel)
        {
            var delivery = await real.Deliver(letter, cancel);
            if (delivery == Delivery.Taken)
                await people.Read(letter.Key, cancel);
            return delivery;
        }

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
