using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>
/// The round that takes the steps that are due. Each is stored in one turn with all that has to go out for it, so that after a fall the next
/// round finds it either taken or not, and takes it exactly once.
/// </summary>
public sealed class TakeSteps(OrganisationDb db, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>How old an inventory may be to act on it: management systems read apps once a week.</summary>
    public static TimeSpan FreshFor { get; } = TimeSpan.FromDays(8);

    /// <summary>Stored in one turn; between turns inventories come in.</summary>
    private const int AtOnce = 5_000;

    private const string Step = """INSERT INTO "finding_steps" ("Finding", "Kind", "TakenAt", "InventoryAt", "State") VALUES (@p0, @p1, @p2, @p3, 0)""";

    private const string Climb = """UPDATE "findings" SET "Last" = @p1, "LastAt" = @p2, "IsBlocked" = @p3 WHERE "Number" = @p0""";

    private const string Lift = """UPDATE "findings" SET "IsBlocked" = @p1 WHERE "Number" = @p0""";

    private const string Ask = """UPDATE "findings" SET "AskedAt" = @p1 WHERE "Number" = @p0""";

    private const string Out = """
        INSERT INTO "outbox" ("Key", "Kind", "Device", "Person", "Body", "CreatedAt", "TryAt", "Failures", "Why") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p5, 0, 0)
        ON CONFLICT ("Key") DO NOTHING
        """;

    /// <summary>What contradicts something that comes later, and was not handed over yet, must not be handed over after it.</summary>
    private const string Overtake = """UPDATE "outbox" SET "GivenUpAt" = @p2, "Why" = 1 WHERE "Device" = @p0 AND "Kind" = @p1 AND "SentAt" IS NULL AND "GivenUpAt" IS NULL""";

    /// <summary>Takes them.</summary>
    /// <param name="policy">The policy that is enforced.</param>
    /// <param name="settings">When, and whether at all: where nothing is done, who was shut out is still let in.</param>
    /// <param name="cancel">Gives up; what was stored stays.</param>
    /// <returns>How many of each.</returns>
    public async Task<IReadOnlyDictionary<StepKind, int>> Handle(PolicyInForce policy, EnforcementSettings settings, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var plans = new LadderPlans(policy, await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).ToListAsync(cancel), settings.IsOn);
        var findings = await OpenFindings.Load(db, plans, cancel);
        var decisions = new LadderDecision[findings.Places.Count];
        LadderRules.Decide(findings.Facts, plans.All, settings.MomentOf(now), decisions);

        var taken = new Dictionary<StepKind, int>();
        var (work, at) = (new StepWork(now), 0);
        while (at < decisions.Length)
        {
            var end = StepWork.EndOfGroup(findings.Places, at);
            work.Add(findings, decisions, at, end);
            at = end;
            if (work.Count < AtOnce && at < decisions.Length)
                continue;
            await Save(work, Time.Microseconds(now), cancel);
            foreach (var (step, count) in work.Taken)
                taken[step] = taken.GetValueOrDefault(step) + count;
            work = new(now);
        }

        return taken;
    }

    private async Task Save(StepWork work, long now, CancellationToken cancel)
    {
        if (work.Count == 0)
            return;
        await using var turn = await db.BeginTurn(cancel);
        await BatchCommands.Execute(db, Step, work.Steps, cancel);
        await BatchCommands.Execute(db, Climb, work.Climbs, cancel);
        await BatchCommands.Execute(db, Lift, work.Lifts, cancel);
        await BatchCommands.Execute(db, Ask, work.Asked, cancel);
        await BatchCommands.Execute(db, Overtake, [.. work.Overtaken.Select(one => (object[])[one.Device, (int)one.Kind, now])], cancel);
        await BatchCommands.Execute(db, Out, work.Outgoing, cancel);
        if (work.Taken.Count > 0)
            new AuditTrail(db, Actor.System, clock).Record("steps.taken", "findings", work.Taken.ToDictionary(step => step.Key.Name(), step => step.Value));
        processing.Add(ProcessingActivity.Enforce, work.People);
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
    }
}
