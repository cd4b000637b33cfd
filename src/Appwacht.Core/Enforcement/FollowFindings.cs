using System.Data.Common;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Processing;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>The round that opens and closes findings by what the inventories show. What it did not get to is found again by the next one.</summary>
public sealed class FollowFindings(Workspace workspace, OrganisationDb db, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>Stored in one turn; between turns inventories come in.</summary>
    private const int AtOnce = 5_000;

    /// <summary>How many numbers a database takes in one question.</summary>
    private const int AskedAtOnce = 500;

    private const string Open = """
        INSERT INTO "findings" ("Device", "Kind", "App", "Effect", "Ladder", "State", "OpenedAt", "LastSeenAt", "Ending", "Last", "IsBlocked", "Episode")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p6, 0, 0, @p7,
            (SELECT COALESCE(MAX("Episode"), 0) + 1 FROM "findings" WHERE "Device" = @p0 AND "Kind" = @p1 AND "App" = @p2))
        """;

    private const string Change = """UPDATE "findings" SET "Effect" = @p1, "Ladder" = @p2, "State" = @p3, "LastSeenAt" = @p4 WHERE "Number" = @p0 AND "ClosedAt" IS NULL""";

    private const string End = """UPDATE "findings" SET "State" = 3, "Ending" = @p1, "ClosedAt" = @p2 WHERE "Number" = @p0 AND "ClosedAt" IS NULL""";

    private const string Done = """UPDATE "finding_steps" SET "State" = 1, "AnsweredAt" = @p1 WHERE "Finding" = @p0 AND "Kind" = 5 AND "State" <> 1""";

    private const string Known = """SELECT "Number", "Device", "Kind", "App", "Effect", "Ladder", "State", "LastSeenAt" FROM "findings" WHERE "ClosedAt" IS NULL""";

    /// <summary>Follows them.</summary>
    /// <returns>What changed.</returns>
    public async Task<FindingChanges> Handle(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Before the fleet: when an inventory comes in between, a finding is dated a little too early, and never later than it was seen.
        var devices = await ReadDevice.All(db, cancel);
        var state = await workspace.Now(db, cancel);
        var userOf = devices.ToDictionary(device => device.Number, device => device.Person);
        int?[] Users(IEnumerable<int> found) => [.. found.Select(device => userOf.GetValueOrDefault(device))];
        var seen = SeenFindings.In(state, devices, Time.Microseconds(now.AddDays(-InventoryAges.StaleAfterDays)), Time.Microseconds(now));
        var changes = FindingChanges.Between(await Load(cancel), seen.All, key => seen.WhyOver(key).Ending);

        foreach (var ended in changes.Ended.Chunk(AtOnce))
            await InTurn("findings.closed", Users(ended.Select(one => one.Key.Device)), async () =>
            {
                await BatchCommands.Execute(db, End, [.. ended.Select(one => (object[])[one.Known.Number, (int)one.Ending, seen.WhyOver(one.Key).At ?? Time.Microseconds(now)])], cancel);
                int[] gone = [.. ended.Where(one => one.Ending is FindingEnding.Gone).Select(one => one.Known.Number)];
                await BatchCommands.Execute(db, Done, [.. gone.Select(finding => (object[])[finding, Time.Microseconds(now)])], cancel);
                return new { count = ended.Length, removed = await Removed(gone, cancel) };
            }, cancel);
        foreach (var changed in changes.Changed.Chunk(AtOnce))
            await InTurn("", [], async () =>
            {
                await BatchCommands.Execute(db, Change, [.. changed.Select(one => (object[])
                [
                    one.Known.Number, (int)one.Seen.Effect, one.Seen.Ladder ?? (object)DBNull.Value,
                    (int)(one.Seen.IsExempt ? FindingState.Exempt : one.Known.State), one.Seen.SeenAt,
                ])], cancel);
                return null;
            }, cancel);
        foreach (var opened in changes.Opened.Chunk(AtOnce))
            await InTurn("findings.opened", Users(opened.Select(one => one.Key.Device)), async () =>
            {
                await BatchCommands.Execute(db, Open, [.. opened.Select(one => (object[])
                [
                    one.Key.Device, (int)one.Key.Kind, one.Key.App, (int)one.Seen.Effect, one.Seen.Ladder ?? (object)DBNull.Value,
                    (int)(one.Seen.IsExempt ? FindingState.Exempt : FindingState.Open), one.Seen.SeenAt, false,
                ])], cancel);
                return new { count = opened.Length };
            }, cancel);
        return changes;
    }

    /// <summary>How many of these findings were over after the management system was told to remove the app: removals that an inventory confirms.</summary>
    private async Task<int> Removed(int[] gone, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var some in gone.Chunk(AskedAtOnce))
            removed += await db.Set<StepRow>().CountAsync(step => step.Kind == StepKind.Remove && some.Contains(step.Finding), cancel);
        return removed;
    }

    /// <summary>Writes in one turn, and puts on the trail what the writing tells of it; nothing when that is nothing.</summary>
    private async Task InTurn(string action, int?[] users, Func<Task<object?>> write, CancellationToken cancel)
    {
        await using var turn = await db.BeginTurn(cancel);
        if (await write() is { } details)
            new AuditTrail(db, Actor.System, clock).Record(action, "findings", details);
        processing.Add(ProcessingActivity.Enforce, users);
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task<Dictionary<FindingKey, KnownFinding>> Load(CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Known;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var (known, names) = (new Dictionary<FindingKey, KnownFinding>(), new HashSet<string>());
        while (await rows.ReadAsync(cancel))
            known[new(rows.GetInt32(1), (FindingKind)rows.GetInt16(2), Pooled(rows, 3, names) ?? "")] =
                new(rows.GetInt32(0), (Effect)rows.GetInt16(4), Pooled(rows, 5, names), (FindingState)rows.GetInt16(6), rows.IsDBNull(7) ? 0 : rows.GetInt64(7));
        return known;
    }

    /// <summary>A million findings are about a few hundred apps.</summary>
    internal static string? Pooled(DbDataReader rows, int column, HashSet<string> names)
    {
        if (rows.IsDBNull(column))
            return null;
        var read = rows.GetString(column);
        if (names.TryGetValue(read, out var known))
            return known;
        names.Add(read);
        return read;
    }
}
