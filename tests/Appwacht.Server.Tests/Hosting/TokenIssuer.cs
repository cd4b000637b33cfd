using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>Signs tokens for whoever a test wants to be, and publishes the key as a provider does: the server checks them as it checks any.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "test" };

    private TokenIssuer(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Authority => app.Urls.Single();

    /// <summary>Starts it on loopback.</summary>
    public static async Task<TokenIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new TokenIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Authority, jwks_uri = issuer.Authority + "/keys" }));
        issuer.app.MapGet("/keys", () =>
        {
            var made = JsonWebKeyConverter.ConvertFromRSASecurityKey(issuer.key);
            return Results.Json(new { keys = new[] { new { kty = made.Kty, kid = made.Kid, use = "sig", alg = "RS256", n = made.N, e = made.E } } });
        });
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>The key that it signs with; a test that forges takes the public half.</summary>
    public RsaSecurityKey Key => key;

    /// <summary>A token for somebody in some groups.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="groups">In which groups.</param>
    /// <param name="person">The identifier as user of devices.</param>
    /// <param name="change">Makes it another token than a provider would give.</param>
    public string Token(string subject, IEnumerable<string> groups, string? person = null, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = "appwacht",
            Expires = TimeProvider.System.GetUtcNow().AddMinutes(10).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["groups"] = groups.ToArray() },
        };
        if (person is not null)
            token.Claims["employee_id"] = person;
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
