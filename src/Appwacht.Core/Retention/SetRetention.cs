using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Retention;

/// <summary>Sets how long a kind of data is kept.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Days">How long.</param>
public sealed record RetentionWish(RetentionKind Kind, int Days)
{
    internal Refusal? WhyNot() => Days >= Kind.Shortest && Days <= Kind.Longest ? null : new(
        "retention.out-of-bounds",
        $"De termijn ligt tussen {Kind.Shortest} en {Kind.Longest} dagen.",
        $"The period is between {Kind.Shortest} and {Kind.Longest} days.",
        "dagen");
}

/// <summary>Reads and sets how long an organisation keeps what.</summary>
public sealed class SetRetention(OrganisationDb db, AuditTrail audit)
{
    /// <summary>How many days everything is kept.</summary>
    public static async Task<IReadOnlyDictionary<RetentionKind, int>> Periods(OrganisationDb db, CancellationToken cancel)
    {
        var set = await db.Set<RetentionPeriod>().AsNoTracking().ToDictionaryAsync(period => period.Kind, period => period.Days, cancel);
        return RetentionKind.All.ToDictionary(kind => kind, kind => set.GetValueOrDefault(kind.Code, kind.Days));
    }

    /// <summary>Sets several, or none when one of them cannot be; each reason names the kind.</summary>
    /// <returns>How many became another.</returns>
    public Task<Outcome<int>> HandleAll(IReadOnlyCollection<RetentionWish> wishes, CancellationToken cancel) => db.InTurn<Outcome<int>>(async () =>
    {
        if (wishes.Select(wish => wish.WhyNot() is { } refusal ? refusal with { Field = wish.Kind.Code } : null).OfType<Refusal>().ToArray() is { Length: > 0 } why)
            return why;
        var before = await Periods(db, cancel);
        RetentionWish[] others = [.. wishes.Where(wish => before[wish.Kind] != wish.Days)];
        foreach (var wish in others)
            await Handle(wish, cancel);
        return others.Length;
    }, cancel);

    /// <summary>Sets one.</summary>
    public async Task<Outcome<int>> Handle(RetentionWish wish, CancellationToken cancel)
    {
        if (wish.WhyNot() is { } refusal)
            return refusal;
        var period = await db.Set<RetentionPeriod>().SingleOrDefaultAsync(known => known.Kind == wish.Kind.Code, cancel);
        var before = period?.Days ?? wish.Kind.Days;
        if (before == wish.Days)
            return before;
        if (period is null)
            db.Add(period = new RetentionPeriod { Kind = wish.Kind.Code, Days = wish.Days });
        period.Days = wish.Days;
        audit.Record("retention.set", $"retention:{wish.Kind.Code}", new { before, after = wish.Days });
        await db.SaveChangesAsync(cancel);
        return wish.Days;
    }
}
