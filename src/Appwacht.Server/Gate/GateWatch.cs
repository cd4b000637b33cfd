using System.Collections.Concurrent;
using System.Threading.Channels;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Gate.Signals;
using Appwacht.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Gate;

/// <summary>
/// Holds for each organisation what its gate must know, so that no request asks a database. After anything was stored it is made anew within a
/// second; what another process stores is seen within <see cref="Oldest"/>. While a database is away the gate goes on with what it knew.
/// </summary>
internal sealed partial class GateWatch(IDatabases databases, Workspaces workspaces, SignalWatch signals, TimeProvider clock, ILogger<GateWatch> logger) : BackgroundService
{
    /// <summary>How old what is known may be when another process changes something.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);

    /// <summary>What comes together is taken together: an import stores many times a second.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(150);

    /// <summary>No longer, so that a change is seen within a second.</summary>
    private static readonly TimeSpan MostPause = TimeSpan.FromMilliseconds(700);

    /// <summary>So many times as long as looking took is not looked: the gate takes a tenth of a processor at most while much is stored.</summary>
    private const int PausePerLook = 10;

    private readonly ConcurrentDictionary<OrganisationId, GateSnapshot> known = new();
    private readonly ConcurrentDictionary<OrganisationId, bool> changed = new();
    private readonly Dictionary<OrganisationId, Workspace> heard = [];
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether every organisation was looked at since the start.</summary>
    public bool IsReady { get; private set; }

    /// <summary>What the gate of an organisation knows; null when there is no such organisation, or it was not looked at yet.</summary>
    public GateSnapshot? Of(OrganisationId organisation) => known.GetValueOrDefault(organisation);

    /// <summary>The organisations over whose streams is told who is shut out.</summary>
    public IEnumerable<OrganisationId> WithStreams => known.Where(one => one.Value.HasStreams).Select(one => one.Key);

    /// <inheritdoc/>
    public override void Dispose()
    {
        databases.Committed -= Note;
        foreach (var workspace in heard.Values)
            workspace.Changed -= Note;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        databases.Committed += Note;
        // All waits are on the clock of the machine: how quickly a change is seen has nothing to do with what day it is.
        var (clockwork, waiting) = (TimeProvider.System, Task.CompletedTask);
        var looked = clockwork.GetTimestamp() - (long)(Oldest.TotalSeconds * clockwork.TimestampFrequency);
        try
        {
            while (true)
            {
                var isAll = clockwork.GetElapsedTime(looked) >= Oldest;
                if (isAll)
                    looked = clockwork.GetTimestamp();
                var began = clockwork.GetTimestamp();
                await TryAll(isAll, stoppingToken);
                var pause = clockwork.GetElapsedTime(began) * PausePerLook;
                IsReady = true;
                if (waiting.IsCompleted)
                    waiting = signal.Reader.WaitToReadAsync(stoppingToken).AsTask();
                await Task.WhenAny(waiting, Task.Delay(Oldest, stoppingToken));
                await Task.Delay(TimeSpan.FromTicks(Math.Clamp(pause.Ticks, LeastPause.Ticks, MostPause.Ticks)), stoppingToken);
                // What is told from here on may come too late for the look that follows, and asks for another.
                signal.Reader.TryRead(out _);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and what is looked at may be gone already; everything is made anew at the next start.
        }
    }

    private void Note(OrganisationId organisation)
    {
        changed[organisation] = true;
        signal.Writer.TryWrite(true);
    }

    /// <summary>Makes anew what changed, and now and then all, because another process may have changed something.</summary>
    private async Task TryAll(bool isAll, CancellationToken cancel)
    {
        try
        {
            var some = changed.Keys.ToArray();
            await using var directory = databases.OpenDirectory();
            var all = await directory.Organisations.AsNoTracking().Select(organisation => organisation.Id).ToListAsync(cancel);
            foreach (var gone in known.Keys.Except(all))
            {
                known.TryRemove(gone, out _);
                await signals.Forget(gone);
            }

            foreach (var organisation in isAll ? all : all.Where(one => some.Contains(one) || !known.ContainsKey(one)))
                await Try(organisation, cancel);
        }
        catch (Exception outage) when (!cancel.IsCancellationRequested)
        {
            Failed(logger, "(all)", Log.WithoutData(outage));
        }
    }

    private async Task Try(OrganisationId organisation, CancellationToken cancel)
    {
        // Before reading: what is stored meanwhile is another change.
        changed.TryRemove(organisation, out _);
        try
        {
            var workspace = await workspaces.Of(organisation, cancel);
            Hear(organisation, workspace);
            await using var db = databases.Open(organisation);
            var snapshot = known[organisation] = await GateSnapshot.Make(db, workspace, clock.GetUtcNow(), known.GetValueOrDefault(organisation), cancel);
            if (!await signals.Tell(organisation, snapshot, cancel))
                Note(organisation);
        }
        catch (Exception outage) when (!cancel.IsCancellationRequested)
        {
            Failed(logger, organisation.Value, Log.WithoutData(outage));
        }
    }

    /// <summary>What is stored comes in the fleet a moment later, and counts from then on.</summary>
    private void Hear(OrganisationId organisation, Workspace workspace)
    {
        if (heard.TryGetValue(organisation, out var before) && ReferenceEquals(before, workspace))
            return;
        if (before is not null)
            before.Changed -= Note;
        heard[organisation] = workspace;
        workspace.Changed += Note;
    }

    [LoggerMessage(3020, LogLevel.Error, "The gate of {Organisation} could not be brought up to date; it goes on with what it knew: {Fault}")]
    private static partial void Failed(ILogger logger, string organisation, string fault);
}
