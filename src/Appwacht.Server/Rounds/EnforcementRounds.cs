using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;
using Appwacht.Server.Hosting;
using Appwacht.Server.Outgoing;
using Appwacht.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Rounds;

/// <summary>
/// Follows what is found in each organisation, takes the steps that are due, and sends what has to go out: every few minutes, by one process at a
/// time for an organisation.
/// </summary>
internal sealed partial class EnforcementRounds(
    IDatabases databases, Workspaces workspaces, ServerKeys keys, IPostbox postbox, IManagementSystem management, ReadBounces bounces, TimeProvider clock, ILogger<EnforcementRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Whoever waits for the server to be there goes first, and the rounds of the day after them.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);

    /// <summary>For each organisation: of two looks in this process the second waits for the first. Between processes the database sees to it.</summary>
    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> looking = new();

    /// <summary>One look at every organisation; one that fails does not keep the others from it.</summary>
    public async Task Once(CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        foreach (var organisation in await directory.Organisations.AsNoTracking().ToListAsync(cancel))
        {
            try
            {
                await Once(organisation, cancel);
            }
            catch (Exception outage) when (!cancel.IsCancellationRequested)
            {
                RoundFailed(logger, organisation.Id.Value, Log.WithoutData(outage));
            }
        }
    }

    /// <summary>One look at an organisation.</summary>
    public async Task Once(Organisation organisation, CancellationToken cancel)
    {
        var own = looking.GetOrAdd(organisation.Id, _ => new(1, 1));
        await own.WaitAsync(cancel);
        try
        {
            await using var hold = databases.Open(organisation.Id);
            if (await hold.TryHold("enforcement", cancel))
                await Look(organisation, cancel);
        }
        finally
        {
            own.Release();
        }
    }

    private async Task Look(Organisation organisation, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation.Id);
        var workspace = await workspaces.Of(organisation.Id, cancel);
        if (await bounces.Handle(db, cancel) is > 0 and var bounced)
            CameBack(logger, organisation.Id.Value, bounced);
        var log = new ProcessingLog(db, keys.PseudonymsOf(organisation.Id), TraceContext.OfRound("enforce", clock.GetUtcNow()), clock);
        await new AskToSign(db, log, clock).Handle(cancel);
        await using var post = postbox.Begin(organisation.Id);
        await new EnforcementRound(workspace, db, new Dispatch(workspace, db, organisation.Name, post, management, new ComposeAgreements(db, organisation.Name, clock), clock), log, clock).Handle(cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            do
                await TryAll(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
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
            RoundFailed(logger, "(all)", Log.WithoutData(outage));
        }
    }

    [LoggerMessage(3010, LogLevel.Error, "The round of enforcement of {Organisation} failed; it is tried again: {Fault}")]
    private static partial void RoundFailed(ILogger logger, string organisation, string fault);

    [LoggerMessage(3011, LogLevel.Warning, "{Count} messages of {Organisation} came back.")]
    private static partial void CameBack(ILogger logger, string organisation, int count);
}
