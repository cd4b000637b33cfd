using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>Where a finding is, besides what its next step depends on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Device">Its device, by number.</param>
/// <param name="Person">The user of the device, by number; -1 when nobody is known.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="App">The app, or empty.</param>
/// <param name="AskedAt">When the device was last asked to report, in microseconds since 1970.</param>
internal readonly record struct FindingPlace(int Number, int Device, int Person, FindingKind Kind, string App, long AskedAt);

/// <summary>All findings for which there may be something to do: those of a person one after the other, and of those the ones of a device.</summary>
internal sealed class OpenFindings
{
    private const string Sql = """
        SELECT f."Number", f."Device", d."Person", f."Kind", f."App", f."AskedAt", d."InventoryAt", f."OpenedAt", f."LastAt", f."Last", f."State", f."IsBlocked", f."Campaign", f."Ladder", f."Effect", e."Until"
        FROM "findings" f JOIN "devices" d ON d."Number" = f."Device" LEFT JOIN "extensions" e ON e."Finding" = f."Number" AND e."State" = 'Granted' WHERE (f."ClosedAt" IS NULL OR f."IsBlocked")
        """;

    private const string InOrder = """ ORDER BY d."Person", f."Device", f."Number" """;

    private readonly List<FindingPlace> places = [];
    private readonly List<FindingFacts> facts = [];

    /// <summary>Where they are.</summary>
    public IReadOnlyList<FindingPlace> Places => places;

    /// <summary>What their next steps depend on, in the same order.</summary>
    public ReadOnlySpan<FindingFacts> Facts => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(facts);

    /// <summary>Loads them.</summary>
    public static Task<OpenFindings> Load(OrganisationDb db, LadderPlans plans, CancellationToken cancel) => Load(db, plans, "", null, null, cancel);

    /// <summary>Loads those of one device.</summary>
    public static Task<OpenFindings> Of(OrganisationDb db, LadderPlans plans, int device, CancellationToken cancel) =>
        Load(db, plans, string.Create(System.Globalization.CultureInfo.InvariantCulture, $""" AND f."Device" = {device}"""), null, null, cancel);

    /// <summary>Loads some, as they are when they take part in a campaign.</summary>
    public static Task<OpenFindings> Of(OrganisationDb db, LadderPlans plans, int campaign, IReadOnlySet<int> findings, CancellationToken cancel) => Load(db, plans, "", campaign, findings, cancel);

    private static async Task<OpenFindings> Load(OrganisationDb db, LadderPlans plans, string where, int? campaign, IReadOnlySet<int>? only, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql + where + InOrder;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var (found, names, days) = (new OpenFindings(), new HashSet<string>(), new LocalDays());
        while (await rows.ReadAsync(cancel))
        {
            if (only?.Contains(rows.GetInt32(0)) is false)
                continue;
            var kind = (FindingKind)rows.GetInt16(3);
            found.places.Add(new(
                rows.GetInt32(0), rows.GetInt32(1), rows.IsDBNull(2) ? -1 : rows.GetInt32(2), kind, FollowFindings.Pooled(rows, 4, names) ?? "", rows.IsDBNull(5) ? long.MinValue : rows.GetInt64(5)));
            found.facts.Add(new()
            {
                InventoryAt = rows.IsDBNull(6) ? long.MinValue : rows.GetInt64(6),
                OpenedOn = days.Of(rows.GetInt64(7)),
                LastOn = rows.IsDBNull(8) ? 0 : days.Of(rows.GetInt64(8)),
                Last = (StepKind)rows.GetInt16(9),
                State = (FindingState)rows.GetInt16(10),
                IsBlocked = rows.GetBoolean(11),
                WaitsUntil = rows.IsDBNull(15) ? 0 : rows.GetFieldValue<DateOnly>(15).DayNumber,
                Plan = plans.For(kind, campaign ?? (rows.IsDBNull(12) ? null : rows.GetInt32(12)), FollowFindings.Pooled(rows, 13, names), (Effect)rows.GetInt16(14)),
            });
        }

        return found;
    }

    /// <summary>The days of instants. Many findings come from one evening; looking up the time zone for each would cost more than all the rest.</summary>
    private sealed class LocalDays
    {
        private const long Quarter = 15L * 60 * 1_000_000;
        private readonly Dictionary<long, int> known = [];

        public int Of(long microseconds)
        {
            // Days begin on a quarter of an hour everywhere.
            var quarter = Math.DivRem(microseconds, Quarter).Quotient;
            if (!known.TryGetValue(quarter, out var day))
                known[quarter] = day = Time.DayOf(Time.FromMicroseconds(microseconds)).DayNumber;
            return day;
        }
    }
}
