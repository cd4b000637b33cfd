using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Start;

/// <summary>That a condition is met.</summary>
/// <param name="Kind">Which.</param>
/// <param name="By">Who agreed or adopted it.</param>
/// <param name="On">When; null when it was not said, or is no day.</param>
/// <param name="Reference">Where it can be found.</param>
public sealed record StartConfirmation(StartKind Kind, string By, DateOnly? On, string Reference)
{
    /// <summary>Every reason why it cannot be confirmed like this.</summary>
    /// <param name="today">The day on which it is said.</param>
    public IReadOnlyList<Refusal> WhyNot(DateOnly today)
    {
        var why = new List<Refusal>();
        if (IsUnfit(By, StartCondition.LongestBy))
            why.Add(new("start.by", $"Zeg wie het besluit nam, in ten hoogste {StartCondition.LongestBy} tekens.", $"Say who took the decision, in at most {StartCondition.LongestBy} characters.", "door"));
        if (On is not { } on || on > today)
            why.Add(new("start.on", "Zeg op welke dag dat was; die dag is geweest.", "Say on which day that was; it is past.", "datum"));
        if (IsUnfit(Reference, StartCondition.LongestReference))
            why.Add(new("start.reference", $"Zeg waar het besluit te vinden is, in ten hoogste {StartCondition.LongestReference} tekens.", $"Say where the decision can be found, in at most {StartCondition.LongestReference} characters.", "kenmerk"));
        return why;
    }

    private static bool IsUnfit(string text, int longest) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > longest || text.Any(char.IsControl);
}

/// <summary>Confirms that a condition for the start is met, or corrects what was confirmed before.</summary>
public sealed class ConfirmStart(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Confirms it; what is so already is left alone.</summary>
    public Task<Outcome<StartCondition>> Handle(StartConfirmation wish, CancellationToken cancel) => db.InTurn<Outcome<StartCondition>>(async () =>
    {
        if (wish.WhyNot(clock.Today()) is { Count: > 0 } why)
            return why.ToArray();
        var (by, on, reference) = (wish.By.Trim(), wish.On.GetValueOrDefault(), wish.Reference.Trim());
        var condition = await db.Set<StartCondition>().SingleOrDefaultAsync(known => known.Kind == wish.Kind.Code, cancel);
        if (condition is not null && (condition.By, condition.On, condition.Reference) == (by, on, reference))
            return condition;
        if (condition is null)
            db.Add(condition = new StartCondition { Kind = wish.Kind.Code, By = by, On = on, Reference = reference, ConfirmedBy = actor.Id, ConfirmedAt = clock.GetUtcNow() });
        (condition.By, condition.On, condition.Reference, condition.ConfirmedBy, condition.ConfirmedAt) = (by, on, reference, actor.Id, clock.GetUtcNow());
        // Who agreed may be a name; the trail says which condition and of which day.
        audit.Record("start.confirmed", $"start:{wish.Kind.Code}", new { on });
        await db.SaveChangesAsync(cancel);
        return condition;
    }, cancel);
}
