using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Appwacht.Server.Tests.Access;

/// <summary>Makes another token of one: with other claims, or signed by somebody else.</summary>
internal static class Forger
{
    private static readonly RsaSecurityKey OtherKey = new(RSA.Create(2048)) { KeyId = "provider" };

    /// <summary>The ways in which a token can be wrong.</summary>
    public static TheoryData<string> Ways => ["wrong key", "unknown key", "no signature", "signed with the public key as secret", "other audience", "other issuer", "expired", "not yet valid", "never ends", "changed after signing"];

    /// <summary>A token that is wrong in one way, and right in all others.</summary>
    /// <param name="token">A good token.</param>
    /// <param name="way">One of <see cref="Ways"/>.</param>
    /// <param name="key">The key that the good one was signed with.</param>
    public static string Spoil(string token, string way, RsaSecurityKey key) => way switch
    {
        "wrong key" => Change(token, OtherKey, _ => { }),
        "unknown key" => Change(token, new RsaSecurityKey(RSA.Create(2048)) { KeyId = "nobody's" }, _ => { }),
        "no signature" => Unsigned(token),
        "signed with the public key as secret" => SignedWithPublicKey(token, key),
        "other audience" => Change(token, key, claims => claims["aud"] = "something-else"),
        "other issuer" => Change(token, key, claims => claims["iss"] = "https://elsewhere.example"),
        "expired" => Change(token, key, claims => Shift(claims, -TimeSpan.FromDays(1))),
        "not yet valid" => Change(token, key, claims => Shift(claims, TimeSpan.FromDays(1))),
        "never ends" => Change(token, key, claims => claims.Remove("exp")),
        "changed after signing" => Swapped(token, Change(token, key, claims => claims["sub"] = "somebody-else")),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>The same token with other claims, signed with a key.</summary>
    public static string Change(string token, SecurityKey key, Action<JsonObject> change)
    {
        var claims = ClaimsOf(token);
        change(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
    }

    private static JsonObject ClaimsOf(string token) => JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();

    private static void Shift(JsonObject claims, TimeSpan by)
    {
        var now = TimeProvider.System.GetUtcNow() + by;
        (claims["iat"], claims["nbf"], claims["exp"]) = (now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds(), now.AddMinutes(10).ToUnixTimeSeconds());
    }

    private static string Unsigned(string token) => Encode(new { alg = "none", typ = "JWT" }) + '.' + token.Split('.')[1] + '.';

    /// <summary>Whoever takes any algorithm that a token names would check this with the published key as the shared secret.</summary>
    private static string SignedWithPublicKey(string token, RsaSecurityKey key)
    {
        var text = Encode(new { alg = "HS256", typ = "JWT", kid = key.KeyId }) + '.' + token.Split('.')[1];
        var secret = Encoding.UTF8.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem());
        return text + '.' + Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
    }

    private static string Swapped(string signed, string other) => $"{signed.Split('.')[0]}.{other.Split('.')[1]}.{signed.Split('.')[2]}";

    private static string Encode(object header) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(header));
}
