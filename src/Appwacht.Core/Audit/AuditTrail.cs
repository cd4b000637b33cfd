using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Audit;

/// <summary>
/// Writes down who did what. A line is stored together with what it tells of, in one transaction: neither is there without the other. It
/// gets its place and its hash when it is stored.
/// </summary>
public sealed class AuditTrail(OrganisationDb db, Actor actor, TimeProvider clock)
{
    /// <summary>It was done.</summary>
    public const string Done = "done";

    /// <summary>What keeps lines apart, and in the order in which they were recorded, until they get their places: before 1.</summary>
    private static long recorded = long.MinValue;

    /// <summary>Notes an act; it is stored with the next save.</summary>
    /// <param name="action">What: <c>policy.adopted</c>.</param>
    /// <param name="about">To what: a kind and a reference.</param>
    /// <param name="details">What else must be known; no personal data, only references to it.</param>
    /// <param name="result">How it ended.</param>
    /// <exception cref="ArgumentException">It would put more than references on the trail.</exception>
    public void Record(string action, string about, object? details = null, string result = Done)
    {
        var json = details is null ? default : JsonSerializer.SerializeToElement(details, JsonSerializerOptions.Web);
        if (!References.IsReference(about) || !References.AreOnly(json))
            throw new ArgumentException("The trail holds references only; put the rest beside it.", nameof(details));
        db.Add(new AuditEntry
        {
            Sequence = Interlocked.Increment(ref recorded),
            // Stored to the microsecond, and hashed as stored.
            At = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow())),
            Actor = actor.Id,
            Origin = actor.Origin switch { Origin.Console => "console", Origin.Api => "api", Origin.CommandLine => "command-line", _ => "round" },
            Action = action,
            About = about,
            Result = result,
            Details = details is null ? "" : json.GetRawText(),
        });
    }

    /// <summary>Gives the lines that are about to be stored their places and hashes. The caller sees to it that nobody else does at the same time.</summary>
    internal static async Task Seal(OrganisationDb db, CancellationToken cancel)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity).OrderBy(entry => entry.Sequence).ToArray();
        if (entries.Length == 0)
            return;
        var last = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence).Select(entry => new { entry.Sequence, entry.Hash }).FirstOrDefaultAsync(cancel);
        var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? Appwacht.Trail.TrailEntry.Beginning.ToArray());
        foreach (var entry in entries)
        {
            entry.Sequence = ++sequence;
            entry.Hash = hash = entry.ToTrail().Hash(hash);
        }
    }
}
