using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>
/// Takes what a management system says became of a removal. That it was done is no answer: only a later inventory shows that. That the app is
/// hidden is one, because the inventory will go on showing it.
/// </summary>
public sealed class TakeAnswer(OrganisationDb db, TimeProvider clock)
{
    /// <summary>Takes it; an answer about something that is over, or that came before, changes nothing.</summary>
    /// <param name="finding">The finding of which the app was to be removed.</param>
    /// <param name="answer">What became of it: not now, failed, refused or hidden.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Handle(int finding, StepState answer, CancellationToken cancel)
    {
        await using var turn = await db.BeginTurn(cancel);
        var step = await db.Set<StepRow>().SingleOrDefaultAsync(step => step.Finding == finding && step.Kind == StepKind.Remove, cancel);
        if (step is null or { State: StepState.Done } || answer is StepState.Taken or StepState.Done)
            return;
        (step.State, step.AnsweredAt) = (answer, clock.GetUtcNow());
        if (answer is StepState.Hidden && await db.Set<FindingRow>().SingleAsync(one => one.Number == finding, cancel) is { State: FindingState.Open } open)
            open.State = FindingState.Neutralised;
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
    }
}
