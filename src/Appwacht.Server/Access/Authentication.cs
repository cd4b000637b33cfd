using Appwacht.Server.Gate;
using Appwacht.Server.Gate.Signals;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Appwacht.Server.Access;

/// <summary>How somebody shows who they are: people by a session cookie after signing in with a provider, programs by a token of that provider.</summary>
internal static class Authentication
{
    /// <summary>Chooses between the two by what the request carries.</summary>
    private const string Either = "either";

    /// <summary>Adds what is needed for it.</summary>
    /// <param name="services">To what.</param>
    /// <param name="settings">What was set.</param>
    /// <param name="urls">Where the server listens.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="OptionsValidationException">Something in the settings is missing or wrong; says all of it.</exception>
    public static void Add(IServiceCollection services, ServerSettings settings, string urls, TimeProvider clock)
    {
        if (SettingsCheck.Faults(settings, urls) is { Count: > 0 } faults)
            throw new OptionsValidationException("Appwacht", typeof(ServerSettings), faults);
        var isSecure = SettingsCheck.IsSecure(settings, urls);
        services.AddSingleton<RoleDirectory>().AddSingleton<KnownMembers>();
        services.AddDataProtection().SetApplicationName("appwacht").PersistKeysToFileSystem(KeyFolder.In(settings.Data));
        services.AddAntiforgery(options => SessionCookie.SetForm(options.Cookie, isSecure));
        var ways = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 && settings.Providers.Count > 0 && !GateEndpoints.HasKey(context.Request) && !SignalCaller.HasKey(context.Request) ? ProgramTokens.SchemeFor(context.Request, settings) : SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme, options => SessionCookie.Set(options, settings, isSecure, clock));
        foreach (var (name, provider) in settings.Providers)
        {
            ways.AddOpenIdConnect(PersonSignIn.SchemeOf(name), options => PersonSignIn.Set(options, name, provider, isSecure, clock));
            ways.AddJwtBearer(ProgramTokens.SchemeOf(name), options => ProgramTokens.Set(options, name, provider, clock));
        }
    }

    /// <summary>
    /// The keys of cookies are read when the first person comes, not at the start: that loads XML, which a server that only programs ask never
    /// needs. To be called when everything was added, for much of the framework adds it.
    /// </summary>
    public static void ReadKeysLate(IServiceCollection services)
    {
        foreach (var early in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
            services.Remove(early);
    }

    /// <summary>Behind a proxy: the address that we send people back to is the one that was set, whatever a request says.</summary>
    public static void UseAddress(WebApplication app, ServerSettings settings)
    {
        if (settings.Address is not { } address)
            return;
        var host = HostString.FromUriComponent(address);
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
            return next(context);
        });
    }
}
