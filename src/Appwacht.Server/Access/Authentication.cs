using System.Security.Claims;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Appwacht.Server.Access;

/// <summary>How somebody shows who they are: people by a session cookie after signing in with a provider, programs by a token of that provider.</summary>
internal static class Authentication
{
    /// <summary>Chooses between the two by what the request carries.</summary>
    private const string Either = "either";

    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        var ways = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 && settings.Providers.Count > 0 ? SchemeFor(context.Request, settings) : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                options.Cookie.Name = "appwacht";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = TimeSpan.FromHours(8);
            });
        foreach (var (name, provider) in settings.Providers)
            ways.AddJwtBearer("bearer:" + name, options =>
            {
                options.Authority = provider.Authority;
                options.Audience = provider.Audience;
                options.MapInboundClaims = false;
                options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
                options.Events = new JwtBearerEvents { OnTokenValidated = context => Take(context, name, provider) };
            });
    }

    private static Task Take(TokenValidatedContext context, string name, ProviderSettings provider)
    {
        context.Principal = Ours(context.Principal ?? new(), name, provider);
        return Task.CompletedTask;
    }

    /// <summary>What a provider says, in our words, and nothing else of it.</summary>
    public static ClaimsPrincipal Ours(ClaimsPrincipal theirs, string provider, ProviderSettings settings)
    {
        var identity = new ClaimsIdentity("appwacht");
        identity.AddClaim(new(AppClaims.Provider, provider));
        Copy("sub", AppClaims.Subject);
        Copy("name", AppClaims.Name);
        Copy(settings.PersonClaim, AppClaims.Person);
        foreach (var group in theirs.FindAll(settings.GroupsClaim))
            identity.AddClaim(new(AppClaims.Group, group.Value));
        // A token that a program asked for itself has the program as its subject.
        if ((theirs.Say("client_id") ?? theirs.Say("azp")) is { } client && client == theirs.Say("sub"))
        {
            identity.AddClaim(new(AppClaims.IsService, "true"));
            identity.AddClaim(new(AppClaims.Group, client));
        }

        return new ClaimsPrincipal(identity);

        void Copy(string from, string to)
        {
            if (theirs.Say(from) is { } value)
                identity.AddClaim(new(to, value));
        }
    }

    /// <summary>The provider whose issuer a token names; whether it is really from there the handler checks.</summary>
    private static string SchemeFor(HttpRequest request, ServerSettings settings)
    {
        _ = request;
        return "bearer:" + settings.Providers.Keys.First();
    }
}
