using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Extensions;

/// <summary>Asks for more time for something found on a device of one's own.</summary>
public sealed class AskMoreTime(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest reason that is taken, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>The most days, from the day it is asked: as long as the communication about a decision takes twice over.</summary>
    public const int MostDays = 28;

    /// <summary>Asks.</summary>
    /// <param name="finding">The finding, by its number.</param>
    /// <param name="personKey">Who asks, as user of devices.</param>
    /// <param name="reason">Why.</param>
    /// <param name="days">For how many days, from today.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Extension>> Handle(int finding, string? personKey, string reason, int days, CancellationToken cancel) => db.InTurn<Outcome<Extension>>(async () =>
    {
        if (WhyNot(reason, days).ToArray() is { Length: > 0 } why)
            return why;
        var isTheirs = personKey is not null && await db.Set<FindingRow>().AnyAsync(row => row.Number == finding && row.ClosedAt == null
            && db.Set<DeviceRow>().Any(device => device.Number == row.Device && db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == personKey)), cancel);
        if (!isTheirs)
            return new Refusal("extension.finding", "Deze bevinding is er niet, is voorbij, of is niet van u.", "There is no such finding, it is over, or it is not yours.");
        if (await db.Set<Extension>().AnyAsync(known => known.Finding == finding, cancel))
            return new Refusal("extension.asked", "Voor deze bevinding is al om meer tijd gevraagd; dat kan één keer.", "More time was asked for this finding already; that can be done once.");
        var extension = new Extension { Finding = finding, Reason = reason.Trim(), Until = clock.Today().AddDays(days), AskedBy = actor.Id, AskedAt = clock.GetUtcNow() };
        db.Add(extension);
        audit.Record("extension.asked", $"finding:{finding}", new { until = extension.Until });
        await db.SaveChangesAsync(cancel);
        return extension;
    }, cancel);

    /// <summary>Everything for which the question itself is refused.</summary>
    public static IEnumerable<Refusal> WhyNot(string reason, int days)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            yield return new("extension.reason", $"Schrijf op waarom u meer tijd nodig hebt, in ten hoogste {LongestReason} tekens.", $"Write down why you need more time, in at most {LongestReason} characters.", "reden");
        if (days is < 1 or > MostDays)
            yield return new("extension.days", $"Vraag om 1 tot {MostDays} dagen.", $"Ask for 1 to {MostDays} days.", "dagen");
    }
}
