using Appwacht.Core;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Appwacht.Server.Access;

/// <summary>Programs come with an access token of a provider in the header <c>Authorization</c>, and nowhere else.</summary>
internal static class ProgramTokens
{
    /// <summary>How the API says that it wants one.</summary>
    public const string Challenge = "Bearer realm=\"appwacht\"";

    private const string Scheme = "Bearer ";

    private static readonly Refusal Refused = new(
        "access.token-refused",
        "Het token is verlopen, niet voor deze toepassing, of niet van een bekende aanmeldvoorziening.",
        "The token has expired, is not for this application, or not of a known provider.");

    /// <summary>The scheme of a provider.</summary>
    public static string SchemeOf(string provider) => "token:" + provider;

    /// <summary>The provider whose issuer a token names; whether it is really from there its own scheme checks.</summary>
    public static string SchemeFor(HttpRequest request, ServerSettings settings)
    {
        var named = settings.Providers.Count > 1 && IssuerNamedBy(request.Headers.Authorization.ToString()) is { } issuer
            ? settings.Providers.FirstOrDefault(provider => (provider.Value.Issuer ?? provider.Value.Authority).TrimEnd('/') == issuer.TrimEnd('/')).Key
            : null;
        return SchemeOf(named ?? settings.Providers.Keys.First());
    }

    /// <summary>Sets how tokens of a provider are checked.</summary>
    public static void Set(JwtBearerOptions options, string name, ProviderSettings provider, TimeProvider clock)
    {
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.MapInboundClaims = false;
        options.TimeProvider = clock;
        options.TokenValidationParameters = TokenChecks.For(clock);
        options.TokenValidationParameters.ValidAudience = provider.Audience;
        if (provider.Issuer is { } issuer)
            options.TokenValidationParameters.ValidIssuer = issuer;
        var good = new CheckedTokens(clock);
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => FindAgain(context, good),
            OnTokenValidated = context => Take(context, name, provider, good),
            OnChallenge = Refuse,
        };
    }

    private static Task FindAgain(MessageReceivedContext context, CheckedTokens good)
    {
        if (TokenIn(context.Request.Headers.Authorization.ToString()) is { } token && good.Find(token) is { } user)
        {
            context.Principal = user;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private static Task Take(TokenValidatedContext context, string name, ProviderSettings provider, CheckedTokens good)
    {
        // The token that tells us who signed in has the number of that attempt in it, and says nothing about the API.
        if (context.Principal?.Say("nonce") is not null)
        {
            context.Fail("An identity token is not an access token.");
            return Task.CompletedTask;
        }

        switch (ProviderClaims.OfToken(context.Principal ?? new(), name, provider))
        {
            case Outcome<Login>.Done(var login):
                context.Principal = login.ToPrincipal(Login.ByToken);
                if (TokenIn(context.Request.Headers.Authorization.ToString()) is { } token)
                    good.Add(token, context.Principal, new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero));
                break;
            case Outcome<Login>.Refused(var why):
                context.HttpContext.Features.Set(why[0]);
                context.Fail(why[0].Code);
                break;
        }

        return Task.CompletedTask;
    }

    private static async Task Refuse(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var isRefused = context.AuthenticateFailure is not null;
        context.Response.Headers.WWWAuthenticate = isRefused ? Challenge + ", error=\"invalid_token\"" : Challenge;
        var answer = isRefused ? Problems.Of(StatusCodes.Status401Unauthorized, context.HttpContext.Features.Get<Refusal>() ?? Refused) : Problems.NotSignedIn();
        await answer.ExecuteAsync(context.HttpContext);
    }

    private static string? TokenIn(string authorization) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;

    private static string? IssuerNamedBy(string authorization)
    {
        if (TokenIn(authorization) is not { } token)
            return null;
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            // It is no token: the scheme that is asked then says so.
            return null;
        }
    }
}
