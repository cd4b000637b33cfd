using System.Text.Json;
using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>Lets something that did not go out be tried again, or gives it up.</summary>
public sealed class HandleOutgoing(OrganisationDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Tries it again at once, as often as at first.</summary>
    public Task<Outcome<OutboxRow>> Retry(int number, CancellationToken cancel) => Change(number, "outgoing.retried", async row => await WhyNotAgain(row, cancel), row =>
        (row.GivenUpAt, row.TryAt, row.Failures, row.Why) = (null, clock.GetUtcNow(), 0, OutboxReason.None), cancel);

    /// <summary>Gives it up.</summary>
    public Task<Outcome<OutboxRow>> GiveUp(int number, CancellationToken cancel) => Change(
        number, "outgoing.given-up", row => Task.FromResult(row.GivenUpAt is null ? null : new Refusal("outgoing.given-up", "Dit is al opgegeven.", "This was given up already.")), row => row.GivenUpAt = clock.GetUtcNow(), cancel);

    private Task<Outcome<OutboxRow>> Change(int number, string action, Func<OutboxRow, Task<Refusal?>> whyNot, Action<OutboxRow> change, CancellationToken cancel) => db.InTurn<Outcome<OutboxRow>>(async () =>
    {
        if (await db.Set<OutboxRow>().SingleOrDefaultAsync(row => row.Number == number, cancel) is not { } row)
            return new Refusal("outgoing.unknown", "Dit uitgaande bericht of deze opdracht is er niet.", "There is no such outgoing message or command.");
        if (row.SentAt is not null)
            return new Refusal("outgoing.sent", "Dit is al verzonden.", "This was sent already.");
        if (await whyNot(row) is { } refusal)
            return refusal;
        change(row);
        audit.Record(action, $"outgoing:{number}");
        await db.SaveChangesAsync(cancel);
        return row;
    }, cancel);

    /// <summary>What is no longer true must not go out after what came later.</summary>
    private async Task<Refusal?> WhyNotAgain(OutboxRow row, CancellationToken cancel)
    {
        var isOver = row.Kind switch
        {
            OutgoingKind.Block or OutgoingKind.Lift => await db.Set<OutboxRow>().AnyAsync(
                later => later.Device == row.Device && later.Number > row.Number && (later.Kind == OutgoingKind.Block || later.Kind == OutgoingKind.Lift), cancel),
            OutgoingKind.Remove => JsonDocument.Parse(row.Body).RootElement.GetProperty("finding").GetInt32() is var finding
                && !await db.Set<FindingRow>().AnyAsync(one => one.Number == finding && one.ClosedAt == null && one.State == Policy.Enforcement.FindingState.Open, cancel),
            _ => false,
        };
        return isOver ? new("outgoing.over", "Dit is niet meer nodig: intussen is het anders.", "This is not needed any more: things are different by now.") : null;
    }
}
