using System.Globalization;
using Appwacht.Server.Api;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Appwacht.Server.Access;

/// <summary>The cookie that keeps somebody signed in.</summary>
internal static class SessionCookie
{
    /// <summary>The scheme.</summary>
    public const string Scheme = "session";

    /// <summary>Somebody who does nothing for a working day is signed out.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>However busy, after this they sign in again, so that who left the organisation does not stay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string Name = "appwacht";

    private const string OverTls = "__Host-";

    private const string Began = "began";

    /// <summary>Sets the cookie of the session.</summary>
    public static void Set(CookieAuthenticationOptions options, ServerSettings settings, bool isSecure, TimeProvider clock)
    {
        options.TimeProvider = clock;
        SetCookie(options.Cookie, Name, isSecure);
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = context =>
            {
                context.Properties.Items[Began] = Now(context).ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            },
            OnValidatePrincipal = async context =>
            {
                if (IsWorn(context) || !IsStillOffered(context, settings))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync(Scheme);
                }
            },
            OnRedirectToLogin = context => SendToSignIn(context.HttpContext),
        };
    }

    /// <summary>Whether somebody who is not signed in was so before: the browser keeps the cookie longer than it counts.</summary>
    public static bool WasSignedIn(HttpContext context) => context.Request.Cookies.ContainsKey(Name) || context.Request.Cookies.ContainsKey(OverTls + Name);

    /// <summary>Sets the cookie that goes with forms.</summary>
    public static void SetForm(CookieBuilder cookie, bool isSecure)
    {
        SetCookie(cookie, "appwacht-form", isSecure);
        cookie.SameSite = SameSiteMode.Strict;
    }

    private static void SetCookie(CookieBuilder cookie, string name, bool isSecure)
    {
        // With this beginning a browser takes the cookie from this host only, not from a neighbour under the same domain.
        cookie.Name = isSecure ? OverTls + name : name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    private static bool IsWorn(CookieValidatePrincipalContext context) =>
        !context.Properties.Items.TryGetValue(Began, out var began) || !long.TryParse(began, CultureInfo.InvariantCulture, out var since)
        || Now(context) - since >= (long)Longest.TotalSeconds;

    /// <summary>A provider that was taken out of the settings, or the people of a demonstration that is over, are nobody here any more.</summary>
    private static bool IsStillOffered(CookieValidatePrincipalContext context, ServerSettings settings) =>
        context.Principal?.Say(AppClaims.Provider) is { } provider && (settings.Providers.ContainsKey(provider) || (settings.Demo && provider == DemoOrganisation.Provider));

    private static long Now<T>(PrincipalContext<T> context) where T : AuthenticationSchemeOptions => (context.Options.TimeProvider ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();

    private static Task SendToSignIn(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.WWWAuthenticate = ProgramTokens.Challenge;
            return Problems.NotSignedIn().ExecuteAsync(context);
        }

        context.Response.Redirect(SignInPages.AddressFor(context, context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }
}
