using System.Threading.RateLimiting;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Console;
using Appwacht.Server.Telemetry;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;

namespace Appwacht.Server.Hosting;

/// <summary>Sets the limits: of the size and slowness of a request, and of how many one caller makes.</summary>
internal static class Limits
{
    /// <summary>What is slower than this is not a slow line but somebody who keeps the server busy.</summary>
    private const int SlowestBytesPerSecond = 240;

    /// <summary>The time that imports and evidence get, for <c>WithRequestTimeout</c>.</summary>
    public const string Import = "import";

    public static void Add(WebApplicationBuilder builder, LimitSettings limits)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestLineSize = limits.RequestLineBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new(SlowestBytesPerSecond, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MinResponseDataRate = new(SlowestBytesPerSecond, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = Within(limits.RequestSeconds);
            timeouts.AddPolicy(Import, Within(limits.ImportSeconds));
        });
        builder.Services.AddRateLimiter(rates =>
        {
            rates.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartOf(context, limits));
            rates.OnRejected = Refuse;
        });
        // Longer than we wait ourselves, so that it is we who decide.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(limits.StopSeconds + 10));
    }

    /// <summary>How long a request may take, and that nobody hears more of it than that the server could not do it.</summary>
    private static RequestTimeoutPolicy Within(int seconds) => new() { Timeout = TimeSpan.FromSeconds(seconds), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable };

    private static RateLimitPartition<string> PartOf(HttpContext context, LimitSettings limits)
    {
        // Whoever reads what is public takes nothing from those who sign in from the same address.
        if (context.Request.Path.StartsWithSegments(PublicPages.Address, StringComparison.Ordinal))
            return Bucket("p:" + context.Connection.RemoteIpAddress, limits.AnonymousPerMinute);
        if (context.User.Say(AppClaims.Subject) is not { } subject)
            return Bucket("a:" + context.Connection.RemoteIpAddress, limits.AnonymousPerMinute);
        var caller = $"{context.User.Say(AppClaims.Provider)}\n{subject}";
        return context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Right is Right.Import
            ? Bucket("i:" + caller, limits.ImportsPerMinute) : Bucket("c:" + caller, limits.PerMinute);
    }

    /// <summary>A minute's worth may be used at once; after that it comes back evenly.</summary>
    private static RateLimitPartition<string> Bucket(string whose, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(whose, _ =>
    {
        var period = TimeSpan.FromSeconds(Math.Max(0.1, 60.0 / perMinute));
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, (int)(perMinute * period.TotalMinutes)),
            ReplenishmentPeriod = period,
            AutoReplenishment = true,
        };
    });

    private static ValueTask Refuse(OnRejectedContext refused, CancellationToken cancel)
    {
        var context = refused.HttpContext;
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        context.RequestServices.GetRequiredService<ILogger<RunningRequests>>().LimitReached(nameof(LimitSettings.PerMinute));
        return new(Problems.Of(StatusCodes.Status429TooManyRequests, StatusRefusals.Of(StatusCodes.Status429TooManyRequests)).ExecuteAsync(context));
    }
}
