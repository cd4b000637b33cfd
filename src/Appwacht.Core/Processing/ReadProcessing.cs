using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Processing;

/// <summary>Reads the records of processing.</summary>
public sealed class ReadProcessing(OrganisationDb db)
{
    /// <summary>Operations after a number, in order.</summary>
    public Task<List<ProcessingRow>> Page(long after, int count, string? activity, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancel) =>
        Within(from, until).Where(row => row.Number > after && (activity == null || row.Activity == activity)).OrderBy(row => row.Number).Take(count).ToListAsync(cancel);

    /// <summary>Operations on data of one person, newest first.</summary>
    /// <param name="pseudonym">The person.</param>
    /// <param name="from">From when; operations on many people are gone through one by one, so this says how much work it is.</param>
    /// <param name="most">No more than so many.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<ProcessingRow>> About(byte[] pseudonym, DateTimeOffset from, int most, CancellationToken cancel)
    {
        var found = await Within(from, null).Where(row => row.Subject == pseudonym).OrderByDescending(row => row.Number).Take(most).ToListAsync(cancel);
        var many = 0;
        await foreach (var row in Within(from, null).Where(row => row.Subject == null).OrderByDescending(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!row.IsAbout(pseudonym))
                continue;
            found.Add(row);
            if (++many == most)
                break;
        }

        return [.. found.OrderByDescending(row => row.Number).Take(most)];
    }

    private IQueryable<ProcessingRow> Within(DateTimeOffset? from, DateTimeOffset? until)
    {
        var rows = db.Set<ProcessingRow>().AsNoTracking();
        if (from is { } first)
            rows = rows.Where(row => row.End >= first);
        return until is { } last ? rows.Where(row => row.End < last) : rows;
    }
}
