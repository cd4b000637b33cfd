using Appwacht.Core.Fleet;

namespace Appwacht.Core.Enforcement;

/// <summary>One look at an organisation: what is found, what is due, and what goes out. Each part does what is left to do, so that a fall anywhere is made good by the next round.</summary>
public sealed class EnforcementRound(Workspace workspace, OrganisationDb db, IOutlet outlet, TimeProvider clock)
{
    /// <summary>Looks.</summary>
    public async Task Handle(CancellationToken cancel)
    {
        await new FollowFindings(workspace, db, clock).Handle(cancel);
        var policy = (await workspace.Now(db, cancel)).InForce;
        await new CarryOutCampaigns(db, clock).Handle(policy, cancel);
        await new TakeSteps(db, clock).Handle(policy, cancel);
        await new SendOutbox(db, outlet, clock).Handle(cancel);
    }
}
