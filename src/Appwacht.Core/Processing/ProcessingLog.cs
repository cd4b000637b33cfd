using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Processing;

/// <summary>The operation that processes data, as its caller knows it (W3C trace context).</summary>
/// <param name="Name">What was called.</param>
/// <param name="Trace">The trace, 16 bytes.</param>
/// <param name="Span">The operation, 8 bytes.</param>
/// <param name="Parent">The operation that called it, 8 bytes, or null.</param>
/// <param name="Start">When it began.</param>
public sealed record ProcessingSpan(string Name, byte[] Trace, byte[] Span, byte[]? Parent, DateTimeOffset Start);

/// <summary>
/// Records that data of employees was read or written, as Logboek Dataverwerkingen asks: every time, for every person, and before the answer
/// is given. Who did it is not in it; that is what the trail is for.
/// </summary>
public sealed class ProcessingLog(OrganisationDb db, Pseudonyms pseudonyms, ProcessingSpan span, TimeProvider clock)
{
    /// <summary>Adds a record that is stored with the next save: for who writes data, so that neither is there without the other.</summary>
    /// <param name="activity">What for.</param>
    /// <param name="people">The numbers of the people; each counts once, and devices without a user (null) for nobody.</param>
    public void Add(ProcessingActivity activity, IEnumerable<int?> people)
    {
        if (ProcessingRow.Of(activity, span, pseudonyms, people, clock.GetUtcNow()) is { } row)
            db.Add(row);
    }

    /// <summary>Stores a record: for who only reads data, before giving it.</summary>
    /// <param name="activity">What for.</param>
    /// <param name="people">The numbers of the people.</param>
    /// <param name="cancel">Gives up; then the data must not be given.</param>
    public async Task Record(ProcessingActivity activity, IEnumerable<int?> people, CancellationToken cancel)
    {
        Add(activity, people);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The numbers of the records that were stored with a database since it was opened.</summary>
    public static IEnumerable<long> StoredWith(OrganisationDb db) => db.ChangeTracker.Entries<ProcessingRow>().Where(row => row.State is EntityState.Unchanged).Select(row => row.Entity.Number);

    /// <summary>Stores records once more, of this operation: what they are of is about to be given again.</summary>
    /// <param name="records">The numbers of the records of the first time.</param>
    /// <param name="cancel">Gives up; then the data must not be given.</param>
    public async Task RecordAgain(IReadOnlyList<long> records, CancellationToken cancel)
    {
        var before = await db.Set<ProcessingRow>().AsNoTracking().Where(row => records.Contains(row.Number)).OrderBy(row => row.Number).ToListAsync(cancel);
        db.AddRange(before.Select(row => row.Again(span, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancel);
    }
}
