using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;
using Appwacht.Core.Retention;
using Appwacht.Server.Hosting;
using Appwacht.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Rounds;

/// <summary>
/// The work that the system does by itself, for each organisation: checkpoints of the trail, deleting what is past its period, and the figures
/// of the day, which follow what is imported within a few minutes. It looks every few minutes whether anything is due; whether it is, and that
/// it happens once, is decided in the organisation's database.
/// </summary>
internal sealed partial class DailyRounds(IDatabases databases, Workspaces workspaces, ServerKeys keys, TimeProvider clock, ILogger<DailyRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Whoever waits for the server to be there goes first.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    /// <summary>Does what is due, for every organisation; one that fails does not keep the others from it.</summary>
    public async Task Once(CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        foreach (var organisation in await directory.Organisations.AsNoTracking().Select(organisation => organisation.Id).ToListAsync(cancel))
        {
            await Try(organisation, DeletePastPeriod, cancel);
            await Try(organisation, CountToday, cancel);
            await Try(organisation, MakeCheckpoint, cancel);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            await TryAll(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAll(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was not done is due at the next start.
        }
    }

    /// <summary>A directory that is away for a moment must not stop the rounds, and with them the server.</summary>
    private async Task TryAll(CancellationToken cancel)
    {
        try
        {
            await Once(cancel);
        }
        catch (Exception outage) when (!cancel.IsCancellationRequested)
        {
            RoundsFailed(logger, Log.WithoutData(outage));
        }
    }

    private async Task Try(OrganisationId organisation, Func<OrganisationId, CancellationToken, Task> round, CancellationToken cancel)
    {
        try
        {
            await round(organisation, cancel);
        }
        catch (Exception outage) when (!cancel.IsCancellationRequested)
        {
            RoundFailed(logger, round.Method.Name, organisation.Value, Log.WithoutData(outage));
        }
    }

    private async Task MakeCheckpoint(OrganisationId organisation, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation);
        var trailKeys = keys.TrailKeys();
        using var key = trailKeys.Current;
        if (await new MakeCheckpoint(db, trailKeys, clock).HandleWhenDue(cancel) is Outcome<StoredCheckpoint>.Refused refused)
            TrailChanged(logger, organisation.Value, refused.Why[0].Message.En);
    }

    private async Task CountToday(OrganisationId organisation, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation);
        await new RecordDailyFigure(await workspaces.Of(organisation, cancel), db).Handle(cancel);
        await new RecordAgreementFigure(db, clock).Handle(cancel);
    }

    private async Task DeletePastPeriod(OrganisationId organisation, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation);
        var log = new ProcessingLog(db, keys.PseudonymsOf(organisation), TraceContext.OfRound("applyRetention", clock.GetUtcNow()), clock);
        var deleted = await new ApplyRetention(await workspaces.Of(organisation, cancel), db, log, clock).Handle(cancel);
        if (deleted?.Values.Sum() is > 0 and var count)
            Deleted(logger, organisation.Value, count);
    }

    [LoggerMessage(3001, LogLevel.Information, "Deleted {Count} things of {Organisation} that were past their period.")]
    private static partial void Deleted(ILogger logger, string organisation, int count);

    [LoggerMessage(3002, LogLevel.Critical, "The audit trail of {Organisation} was changed: {Reason}")]
    private static partial void TrailChanged(ILogger logger, string organisation, string reason);

    [LoggerMessage(3004, LogLevel.Error, "The rounds failed; they are tried again: {Fault}")]
    private static partial void RoundsFailed(ILogger logger, string fault);

    [LoggerMessage(3003, LogLevel.Error, "The round {Round} of {Organisation} failed; it is tried again: {Fault}")]
    private static partial void RoundFailed(ILogger logger, string round, string organisation, string fault);
}
