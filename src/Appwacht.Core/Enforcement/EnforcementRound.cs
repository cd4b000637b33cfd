using Appwacht.Core.Enforcement.Endings;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Processing;

namespace Appwacht.Core.Enforcement;

/// <summary>One look at an organisation: what is found, what is due, and what goes out. Each part does what is left to do, so that a fall anywhere is made good by the next round.</summary>
public sealed class EnforcementRound(Workspace workspace, OrganisationDb db, IOutlet outlet, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>Looks. Where the works council and the DPIA are not in order nothing is followed and nothing is done.</summary>
    public async Task Handle(CancellationToken cancel)
    {
        if (!await ReadyToStart.IsConfirmed(db, cancel))
            return;
        await new FollowFindings(workspace, db, processing, clock).Handle(cancel);
        var (policy, settings) = ((await workspace.Now(db, cancel)).InForce, await EnforcementSettings.Of(db, cancel));
        await new CarryOutCampaigns(db, settings, clock).Handle(policy, cancel);
        await new TakeSteps(db, processing, clock).Handle(policy, settings, cancel);
        await new TellOfEndings(db, settings, processing, clock).Handle(cancel);
        await new SendOutbox(db, outlet, processing, clock).Handle(settings.IsOn, cancel);
    }
}
