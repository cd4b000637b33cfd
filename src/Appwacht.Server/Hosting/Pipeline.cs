using System.Net;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.AspNetCore.HttpOverrides;

namespace Appwacht.Server.Hosting;

/// <summary>What every request goes through before an endpoint sees it. The order matters; each step says why it stands where it does.</summary>
internal static class Pipeline
{
    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<RunningRequests>().AddHostedService(provider => provider.GetRequiredService<RunningRequests>());
        services.ConfigureHttpJsonOptions(json => WireOptions.Set(json.SerializerOptions));
        // A request that cannot be read comes to ProblemAnswers with the place of the mistake.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddCors(cors =>
        {
            cors.AddPolicy(ApiDocument.Cors, policy => policy.AllowAnyOrigin().WithMethods("GET").WithExposedHeaders(ApiVersion.Header));
            cors.AddDefaultPolicy(policy => policy.WithOrigins([.. settings.AllowedOrigins]).WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
                .WithHeaders("Authorization", "Content-Type", "If-Match", OnceOnly.Header).WithExposedHeaders(ApiVersion.Header, "ETag", "Link", "Location", "Retry-After"));
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
    }

    public static void Use(WebApplication app, ServerSettings settings)
    {
        if (settings.Proxies.Count > 0)
            app.UseForwardedHeaders(); // what follows must know who really asks, and whether it came over TLS
        Authentication.UseAddress(app, settings);
        app.UseMiddleware<AnswerHeaders>(); // also for answers of the steps below
        var running = app.Services.GetRequiredService<RunningRequests>();
        app.Use(next => context => running.Run(context, next)); // counts what is refused below too
        app.UseMiddleware<ProblemAnswers>();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<AddressRules>(); // before anything is spent on who it is
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<CrossSiteCheck>();
        app.UseRateLimiter(); // each caller has a limit of their own
        app.UseMiddleware<AccessCheck>();
        app.UseMiddleware<OnceOnly>(); // within the organisation that access gave
    }
}
