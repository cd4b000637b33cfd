using Appwacht.Core;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.OwnDevices;

/// <summary>For what somebody's data was read or written on a day. Who did it is not in the records.</summary>
/// <param name="Day">The day.</param>
/// <param name="Activity">For what.</param>
/// <param name="Times">How often.</param>
internal sealed record SeenBy(DateOnly Day, ProcessingActivity Activity, int Times)
{
    /// <summary>How far back somebody sees it.</summary>
    public const int Days = 90;

    /// <summary>More lines than this do not help anybody on a phone.</summary>
    private const int Most = 20;

    /// <summary>What was done with the data of the caller, newest first.</summary>
    public static async Task<IReadOnlyList<SeenBy>> Of(Caller caller, Pseudonyms pseudonyms, DateTimeOffset now, CancellationToken cancel)
    {
        var key = caller.PersonKey;
        if (key is null || await caller.Db.Set<PersonRow>().Where(row => row.Key == key).Select(row => (int?)row.Number).SingleOrDefaultAsync(cancel) is not { } person)
            return [];
        var rows = await new ReadProcessing(caller.Db).About(pseudonyms.Of(person), now.AddDays(-Days), Paging.Largest, cancel);
        return
        [
            .. (from row in rows
                let activity = ProcessingActivity.Find(row.Activity)
                where activity is not null
                group row by (Day: Time.DayOf(row.End), activity) into same
                orderby same.Key.Day descending, same.Max(row => row.Number) descending
                select new SeenBy(same.Key.Day, same.Key.activity, same.Count())).Take(Most),
        ];
    }
}
