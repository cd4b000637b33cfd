using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Appwacht.Server.Tests.Access;

/// <summary>A real OpenID provider on loopback. It asks its users nothing: whoever the test says is signed in there.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>The secret of every client.</summary>
    public const string Secret = "a secret of the test";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    private readonly SqliteConnection store = new("Data Source=:memory:");
    private readonly WebApplication app;

    private OpenIdProvider()
    {
        store.Open();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(store).UseOpenIddict());
        builder.Services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>()).AddServer(SetServer);
        app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/connect/authorize", (HttpContext context) => SignIn(context, SignedIn));
        app.MapPost("/connect/token", Exchange);
        app.MapGet("/connect/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]));
    }

    /// <summary>Its address.</summary>
    public string Authority => app.Urls.Single();

    /// <summary>The key it signs with.</summary>
    public RsaSecurityKey Key { get; } = new(RSA.Create(2048)) { KeyId = "provider" };

    /// <summary>The claims of who is signed in there.</summary>
    public Claim[] SignedIn { get; set; } = [new(Claims.Subject, "somebody")];

    /// <summary>What is given instead of an identity token.</summary>
    public Func<string, string>? Forge { get; set; }

    /// <summary>Starts it.</summary>
    public static async Task<OpenIdProvider> Start()
    {
        var provider = new OpenIdProvider();
        await using (var scope = provider.app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>Makes a site or a program known to it.</summary>
    /// <param name="id">Under which name.</param>
    /// <param name="back">The addresses that it sends people back to; none for a program.</param>
    public async Task Register(string id, params Uri[] back)
    {
        var client = new OpenIddictApplicationDescriptor { ClientId = id, ClientSecret = Secret, ConsentType = ConsentTypes.Implicit };
        client.RedirectUris.UnionWith(back);
        client.PostLogoutRedirectUris.UnionWith(back.Select(address => new Uri(address, "/afgemeld")));
        client.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.ClientCredentials, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
        ]);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client);
    }

    /// <summary>The token that a program gets on its own behalf.</summary>
    public async Task<string> TokenOf(string program)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Authority) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = program, ["client_secret"] = Secret });
        using var answer = await client.PostAsync("/connect/token", form, TestContext.Current.CancellationToken);
        using var read = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return read.RootElement.GetProperty("access_token").GetString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private void SetServer(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
        server.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().RequireProofKeyForCodeExchange();
        server.AddSigningKey(Key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption().RegisterScopes(Scopes.Profile);
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
        {
            if (Forge is { } forge && context.Response.IdToken is { } token)
                context.Response.IdToken = forge(token);
            return ValueTask.CompletedTask;
        }));
    }

    private static IResult SignIn(HttpContext context, IEnumerable<Claim> claims)
    {
        var identity = new ClaimsIdentity(claims, "provider", Claims.Name, Claims.Role);
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes()).SetAudiences("appwacht");
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    private async Task<IResult> Exchange(HttpContext context, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
            return SignIn(context, [new Claim(Claims.Subject, request.ClientId ?? "")]);
        var known = await context.AuthenticateAsync(Scheme);
        return Results.SignIn(known.Principal ?? new(), authenticationScheme: Scheme);
    }
}
