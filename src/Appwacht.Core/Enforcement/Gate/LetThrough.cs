using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>Lets one device through the gate for some hours, because something else matters more now. One person is enough; the trail says who.</summary>
public sealed class LetThrough(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The most hours at a time: the next day somebody looks again.</summary>
    public const int MostHours = 24;

    /// <summary>Lets it through, from now on.</summary>
    /// <param name="device">The device (<see cref="DeviceRow.Number"/>).</param>
    /// <param name="reason">Why.</param>
    /// <param name="hours">For how many hours.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<GatePass>> Handle(int device, string reason, int hours, CancellationToken cancel) => db.InTurn<Outcome<GatePass>>(async () =>
    {
        var now = clock.GetUtcNow();
        if (WhyNot(reason, hours).ToArray() is { Length: > 0 } why)
            return why;
        if (!await db.Set<DeviceRow>().AnyAsync(row => row.Number == device, cancel))
            return new Refusal("gate-pass.device", "Dit toestel is er niet.", "There is no such device.", "toestel");
        if (await db.Set<GatePass>().AnyAsync(known => known.Device == device && known.Until > now, cancel))
            return new Refusal("gate-pass.given", "Dit toestel wordt al doorgelaten. Beëindig dat eerst.", "This device is let through already. End that first.", "toestel");
        var pass = new GatePass { Device = device, Reason = reason.Trim(), From = now, Until = now.AddHours(hours), GivenBy = actor.Id };
        db.Add(pass);
        await db.SaveChangesAsync(cancel);
        audit.Record("gate-pass.given", $"gate-pass:{pass.Number}", new { device, until = pass.Until });
        await db.SaveChangesAsync(cancel);
        return pass;
    }, cancel);

    /// <summary>Ends it before its time.</summary>
    public Task<Outcome<GatePass>> End(int number, CancellationToken cancel) => db.InTurn<Outcome<GatePass>>(async () =>
    {
        if (await db.Set<GatePass>().SingleOrDefaultAsync(known => known.Number == number, cancel) is not { } pass)
            return new Refusal("gate-pass.not-found", "Dit doorlaten is er niet.", "There is no such pass.");
        if (pass.Until <= clock.GetUtcNow())
            return new Refusal("gate-pass.over", "Dit is al voorbij.", "This is over already.");
        (pass.Until, pass.EndedBy) = (clock.GetUtcNow(), actor.Id);
        audit.Record("gate-pass.ended", $"gate-pass:{number}");
        await db.SaveChangesAsync(cancel);
        return pass;
    }, cancel);

    /// <summary>Those that hold at a moment, with the one that ends first in front.</summary>
    public static IQueryable<GatePass> At(OrganisationDb db, DateTimeOffset now) => db.Set<GatePass>().AsNoTracking().Where(pass => pass.Until > now).OrderBy(pass => pass.Until);

    /// <summary>Everything for which the question itself is refused.</summary>
    public static IEnumerable<Refusal> WhyNot(string reason, int hours)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
            yield return new("gate-pass.reason", $"Schrijf op waarom, in ten hoogste {LongestReason} tekens.", $"Write down why, in at most {LongestReason} characters.", "reden");
        if (hours is < 1 or > MostHours)
            yield return new("gate-pass.hours", $"Kies 1 tot {MostHours} uur.", $"Choose 1 to {MostHours} hours.", "uren");
    }
}
