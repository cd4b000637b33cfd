using Appwacht.Server.Api;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Telemetry;

namespace Appwacht.Server.Hosting;

/// <summary>
/// Counts the requests that run. No more than the limit run at once. When the server is told to stop, those that run are finished, new ones
/// are refused, and only then does the web server close.
/// </summary>
internal sealed class RunningRequests(ServerSettings settings, TimeProvider clock, ILogger<RunningRequests> log) : IHostedLifecycleService, IDisposable
{
    private readonly SemaphoreSlim lastOneLeft = new(0);
    private int running;
    private volatile bool isStopping;

    /// <summary>Whether new requests are taken.</summary>
    public bool TakesMore => !isStopping;

    /// <summary>Runs a request, or refuses it.</summary>
    public async Task Run(HttpContext context, RequestDelegate next)
    {
        // Whoever watches the server must hear from it to the end.
        if (context.Request.Path.StartsWithSegments(Health.Root, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var count = Interlocked.Increment(ref running);
        try
        {
            if (isStopping || count > settings.Limits.AtOnce)
            {
                if (!isStopping)
                    log.LimitReached(nameof(LimitSettings.AtOnce));
                context.Response.Headers.RetryAfter = "5";
                if (isStopping)
                    context.Response.Headers.Connection = "close";
                await Problems.Of(StatusCodes.Status503ServiceUnavailable, StatusRefusals.Of(StatusCodes.Status503ServiceUnavailable)).ExecuteAsync(context);
                return;
            }

            await next(context);
        }
        finally
        {
            if (Interlocked.Decrement(ref running) == 0 && isStopping)
                lastOneLeft.Release();
        }
    }

    /// <summary>Comes before the web server stops to listen, so that a load balancer sees that it must go elsewhere.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        log.Stopping(Volatile.Read(ref running));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Limits.StopSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(settings.Limits.StopPauseSeconds), clock, either.Token);
            while (Volatile.Read(ref running) > 0)
                await lastOneLeft.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            log.StoppedEarly(Volatile.Read(ref running));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => lastOneLeft.Dispose();
}
