using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Server.Telemetry;

namespace Appwacht.Server.Imports;

/// <summary>How an import that was handed over stands.</summary>
/// <param name="IsRunning">Whether it is being read.</param>
/// <param name="Why">Why it stopped before its end; empty when it did not.</param>
internal sealed record ImportProgress(bool IsRunning, IReadOnlyList<Refusal> Why);

/// <summary>
/// Reads what was uploaded after the browser has its answer, so that nobody waits with a page open. When the server stops, what was stored
/// stays; uploaded again it goes on, because nothing that is there is taken twice.
/// </summary>
internal sealed class RunningImports(ILogger<RunningImports> log) : IHostedService, IDisposable
{
    /// <summary>Of so many is known why they stopped; who asks later finds what was stored.</summary>
    private const int MostKept = 500;

    private static readonly Refusal Failed = new(
        "import.failed", "Het inlezen is door een fout van ons gestopt. Wat al was opgeslagen, blijft.", "Reading stopped through a fault of ours. What was stored already stays.");

    private readonly ConcurrentDictionary<(OrganisationId Organisation, int Number), (Task<IReadOnlyList<Refusal>> Work, long Order)> imports = [];
    private readonly CancellationTokenSource stopping = new();
    private long order;

    /// <summary>Begins to read.</summary>
    /// <param name="organisation">Whose import.</param>
    /// <param name="number">Its number.</param>
    /// <param name="read">Reads it, and gives why it stopped before its end.</param>
    public void Begin(OrganisationId organisation, int number, Func<CancellationToken, Task<IReadOnlyList<Refusal>>> read)
    {
        imports[(organisation, number)] = (Task.Run(() => Guarded(read)), Interlocked.Increment(ref order));
        foreach (var (key, value) in imports.Where(import => import.Value.Work.IsCompleted && import.Value.Order <= order - MostKept))
            imports.TryRemove(new(key, value));
    }

    /// <summary>How an import stands; null when nothing is known of it any more.</summary>
    public ImportProgress? Of(OrganisationId organisation, int number) => !imports.TryGetValue((organisation, number), out var import) ? null
        : import.Work.IsCompletedSuccessfully ? new(false, import.Work.Result) : new(true, []);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(imports.Values.Select(import => import.Work)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private async Task<IReadOnlyList<Refusal>> Guarded(Func<CancellationToken, Task<IReadOnlyList<Refusal>>> read)
    {
        var reading = read(stopping.Token);
        // Nobody waits for it who could hear of a fault otherwise.
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (reading.IsCompletedSuccessfully)
            return await reading;
        if (reading.Exception?.InnerException is { } fault)
            log.ImportFailed(Log.WithoutData(fault));
        return [Failed];
    }
}
