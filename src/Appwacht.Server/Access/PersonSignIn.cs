using Appwacht.Core;
using Appwacht.Policy.Language;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Appwacht.Server.Access;

/// <summary>
/// People sign in with a provider: OpenID Connect, where the browser brings a code that is worth nothing without our secret and the
/// verifier that only we know, and the tokens go from the provider to the server without passing the browser. None is kept.
/// </summary>
internal static class PersonSignIn
{
    private static readonly LocalText Title = new("Aanmelden is niet gelukt", "You could not be signed in");

    private static readonly LocalText Failed = new(
        "De aanmelding is verlopen, al gebruikt, of niet van deze aanmeldvoorziening. Probeer het opnieuw.",
        "The sign-in has expired, was used before, or is not of this provider. Try again.");

    /// <summary>The scheme of a provider.</summary>
    public static string SchemeOf(string provider) => "person:" + provider;

    /// <summary>Sets how people sign in with a provider.</summary>
    public static void Set(OpenIdConnectOptions options, string name, ProviderSettings provider, bool isSecure, TimeProvider clock)
    {
        options.SignInScheme = SessionCookie.Scheme;
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // In the address and not in a form that the other site posts, so that the cookies of the attempt can be Lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        (options.SaveTokens, options.MapInboundClaims, options.DisableTelemetry) = (false, false, true);
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in ((string[])["openid", "profile", .. provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Distinct())
            options.Scope.Add(scope);
        options.CallbackPath = $"{SignInPages.Address}/{name}/terug";
        // What we do not offer: that a page elsewhere signs people out here.
        (options.RemoteSignOutPath, options.SignedOutCallbackPath) = (default, default);
        options.TimeProvider = clock;
        options.TokenValidationParameters = TokenChecks.For(clock);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None);
        options.Events = new OpenIdConnectEvents
        {
            OnMessageReceived = CheckIssuer,
            OnTokenValidated = context => Take(context, name, provider),
            OnRemoteFailure = context => Refuse(context, Failed),
            OnAccessDenied = context => Refuse(context, new("De aanmeldvoorziening heeft u geweigerd.", "The provider refused you.")),
        };
    }

    /// <summary>An answer of another provider than was asked (RFC 9207), sent here to have its code redeemed by the wrong one.</summary>
    private static async Task CheckIssuer(MessageReceivedContext context)
    {
        if (context.Options.ConfigurationManager is { } manager && context.ProtocolMessage?.Iss is { Length: > 0 } issuer
            && (await manager.GetConfigurationAsync(context.HttpContext.RequestAborted)).Issuer != issuer)
            context.Fail("The answer is of another issuer.");
    }

    private static async Task Take(TokenValidatedContext context, string name, ProviderSettings provider)
    {
        switch (ProviderClaims.OfPerson(context.Principal ?? new(), name, provider))
        {
            case Outcome<Login>.Done(var login):
                var roles = context.HttpContext.RequestServices.GetRequiredService<RoleDirectory>();
                context.Principal = (login with { Groups = await roles.Meaningful(name, login.Groups, context.HttpContext.RequestAborted) }).ToPrincipal(Login.BySession);
                return;
            case Outcome<Login>.Refused(var why):
                await PlainPage.Saying(Title, why[0].Message, StatusCodes.Status403Forbidden).ExecuteAsync(context.HttpContext);
                context.HandleResponse();
                return;
        }
    }

    private static async Task Refuse<T>(Microsoft.AspNetCore.Authentication.HandleRequestContext<T> context, LocalText why) where T : Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions
    {
        await PlainPage.Saying(Title, why, StatusCodes.Status400BadRequest).ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }
}
