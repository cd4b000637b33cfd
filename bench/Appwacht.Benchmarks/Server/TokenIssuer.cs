using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appwacht.Benchmarks.Server;

/// <summary>A sign-in provider on loopback, so that the server checks every token as it does in use.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);

    private TokenIssuer(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Authority => app.Urls.Single();

    public static async Task<TokenIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TokenIssuer(builder.Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Authority, jwks_uri = issuer.Authority + "/keys" }));
        var published = issuer.key.ExportParameters(false);
        issuer.app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", kid = "bench", use = "sig", alg = "RS256", n = Text(published.Modulus), e = Text(published.Exponent) } } }));
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>A token for somebody in some groups.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="person">Their key as user of devices.</param>
    public string Token(string subject, string[] groups, string? person = null)
    {
        var until = TimeProvider.System.GetUtcNow().AddHours(2).ToUnixTimeSeconds();
        var signed = $"{Json(new { alg = "RS256", typ = "JWT", kid = "bench" })}.{Json(new { iss = Authority, aud = "appwacht", exp = until, sub = subject, groups, employee_id = person })}";
        return $"{signed}.{Text(key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private static string Json(object value) => Text(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Text(byte[]? bytes) => Base64Url.EncodeToString(bytes);
}
