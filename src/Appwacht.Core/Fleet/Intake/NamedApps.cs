using Appwacht.Core.Exemptions;
using Appwacht.Core.Policies;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>
/// Which apps a rule or an exemption names; only those are kept with a device on which private use is allowed. Asked once for each app, until
/// the policy, the exemptions or the day change.
/// </summary>
internal sealed class NamedApps(Workspace workspace, TimeProvider clock)
{
    private readonly List<Answer> answers = [];
    private FleetState? state;

    /// <summary>Forgets the answers that may not hold any more.</summary>
    public async Task Refresh(OrganisationDb db, CancellationToken cancel)
    {
        if (state is { } known && known.Day == clock.Today() && known.InForce.Version == await PolicyInForce.CurrentVersion(db, cancel)
            && known.Exemptions.Stamp == await ExemptionsInForce.CurrentStamp(db, cancel))
            return;
        state = await workspace.Now(db, cancel);
        answers.Clear();
    }

    /// <summary>Whether the app with a number of the dictionary is named.</summary>
    public bool Contains(int app)
    {
        while (answers.Count <= app)
            answers.Add(Answer.NotAsked);
        if (answers[app] is Answer.NotAsked)
            answers[app] = state!.Names(workspace.ToFleetApp(workspace.Apps[app])) ? Answer.Yes : Answer.No; // Refresh came before
        return answers[app] is Answer.Yes;
    }

    private enum Answer : byte
    {
        NotAsked,
        Yes,
        No,
    }
}
