using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

/// <summary>Closing what nobody uses is noticed by nobody.</summary>
public class CloseIdleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Connections_are_closed_while_others_read_and_write_and_nothing_is_lost(string kind)
    {
        const int Writers = 4, Each = 25;
        await using var place = await TestDatabases.Prepared(kind);
        await SmallOrganisation.Make(place.Databases);
        var weeks = Enumerable.Range(0, Writers * Each).Select(week => new DateOnly(2030, 1, 7).AddDays(7 * week)).ToArray();
        using var over = new CancellationTokenSource();
        var closed = 0;
        var closing = Task.Run(async () =>
        {
            for (; !over.IsCancellationRequested; closed++)
            {
                place.Databases.CloseIdle();
                await Task.Yield();
            }
        }, Cancel);

        await Task.WhenAll(weeks.Chunk(Each).Select(mine => Task.Run(async () =>
        {
            foreach (var week in mine)
            {
                await using var db = place.Databases.Open(SmallOrganisation.Id);
                await db.InTurn(async () =>
                {
                    db.Add(new CountedApp { Week = week, App = 1, Devices = 1 });
                    return await db.SaveChangesAsync(Cancel);
                }, Cancel);
                Assert.True(await db.Set<CountedApp>().AnyAsync(counted => counted.Week == week, Cancel));
            }
        }, Cancel)));

        await over.CancelAsync();
        await closing;
        Assert.True(closed > 10, $"Closed {closed} times.");
        await using var after = place.Databases.Open(SmallOrganisation.Id);
        Assert.Equal(weeks, await after.Set<CountedApp>().Where(counted => counted.Week >= weeks[0]).Select(counted => counted.Week).Order().ToListAsync(Cancel));
    }

    [Fact]
    public async Task Files_that_nobody_uses_are_closed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a process cannot see which files it has open.");
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await SmallOrganisation.Make(place.Databases);
        Assert.NotEmpty(Open(place.Folder));
        place.Databases.CloseIdle();
        Assert.Empty(Open(place.Folder));
    }

    /// <summary>The files of a folder that this process has open.</summary>
    private static IEnumerable<string> Open(string folder) => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Select(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName ?? "").Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".db", StringComparison.Ordinal));
}
