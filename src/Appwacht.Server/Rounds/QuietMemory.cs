using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;

namespace Appwacht.Server.Rounds;

/// <summary>
/// Gives memory back to the system once nothing happens. What requests and rounds leave behind is cleared up when something new needs the room;
/// in a quiet hour nothing does, and it would stay.
/// </summary>
internal sealed class QuietMemory(Workspaces workspaces, IDatabases databases, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What a fleet is looked through with is put away when nobody did for this long, and at most twice as long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>So many bytes are moved together in some hundredths of a second, in which everybody waits.</summary>
    private const long QuicklyMoved = 256 << 20;

    private readonly QuietMoments moments = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        var (rested, isStart) = (clock.GetTimestamp(), true);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var isFreed = false;
                if (clock.GetElapsedTime(rested) >= Rest)
                    (isFreed, rested) = (workspaces.Rest(), clock.GetTimestamp());
                if (!moments.IsWorthIt(GC.GetTotalAllocatedBytes(), isFreed))
                    continue;
                // A start loads everything and looks through it once, which takes about twice what is kept.
                if (isStart)
                    workspaces.Rest(evenIfUsed: true);
                GiveBack(isStart ? long.MaxValue : QuicklyMoved);
                isStart = false;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <param name="most">With more than this in use it is only freed, for others in this process, without anybody waiting for it.</param>
    private void GiveBack(long most)
    {
        databases.CloseIdle();
        if (GC.GetTotalMemory(forceFullCollection: false) <= most)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        else
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        NativeMemory.GiveBack();
    }
}
