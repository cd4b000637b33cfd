using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Organisations;
using Appwacht.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Gate.Signals;

/// <summary>Brings signals to the receivers that do not come for them: each stream by itself, so that one that is slow keeps no other waiting, and by one server at a time.</summary>
internal sealed partial class SignalRounds(IDatabases databases, GateWatch watch, SignalPush push, TimeProvider clock, ILogger<SignalRounds> logger) : BackgroundService
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(OrganisationId, int), Task> bringing = [];
    private readonly SemaphoreSlim room = new(AtOnce, AtOnce);

    /// <inheritdoc/>
    public override void Dispose()
    {
        room.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // On the clock of the machine, as the gate; what is due is on ours.
                await Task.Delay(Pause, stoppingToken);
                foreach (var done in bringing.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToList())
                    bringing.Remove(done);
                foreach (var organisation in watch.WithStreams)
                    await Begin(organisation, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was not brought is brought after the next start.
        }

        await Task.WhenAll(bringing.Values);
    }

    private async Task Begin(OrganisationId organisation, CancellationToken cancel)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = databases.Open(organisation);
            var due = await db.Set<SignalStream>().Where(stream => stream.Endpoint != null && stream.TryAt <= now
                    && db.Set<Signal>().Any(signal => signal.Stream == stream.Number && (stream.Status == StreamStatus.Enabled || signal.Kind == SignalKind.StreamUpdated)))
                .Select(stream => stream.Number).ToListAsync(cancel);
            foreach (var stream in due.Where(stream => !bringing.ContainsKey((organisation, stream))))
                bringing[(organisation, stream)] = Task.Run(() => Bring(organisation, stream, cancel), CancellationToken.None);
        }
        catch (Exception outage) when (!cancel.IsCancellationRequested)
        {
            Failed(logger, organisation.Value, Log.WithoutData(outage));
        }
    }

    private async Task Bring(OrganisationId organisation, int stream, CancellationToken cancel)
    {
        try
        {
            await room.WaitAsync(cancel);
            try
            {
                await using var hold = databases.Open(organisation);
                if (!await hold.TryHold($"{nameof(SignalRounds)} {stream}", cancel))
                    return;
                await using var db = databases.Open(organisation);
                await new BringSignals(db, (to, signal, stop) => push.Bring(organisation, to, signal, stop), clock).Handle(stream, cancel);
            }
            finally
            {
                room.Release();
            }
        }
        catch (Exception outage)
        {
            if (!cancel.IsCancellationRequested)
                Failed(logger, organisation.Value, Log.WithoutData(outage));
        }
    }

    [LoggerMessage(3030, LogLevel.Error, "Signals of {Organisation} could not be brought; it is tried again: {Fault}")]
    private static partial void Failed(ILogger logger, string organisation, string fault);
}
