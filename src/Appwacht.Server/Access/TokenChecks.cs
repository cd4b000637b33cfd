using Microsoft.IdentityModel.Tokens;

namespace Appwacht.Server.Access;

/// <summary>What every token of a provider must be, on top of its issuer, its audience and its signature.</summary>
internal static class TokenChecks
{
    /// <summary>How much clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Signatures with a private key only: with a shared secret, whoever can check a token can make one.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>The checks, on our clock.</summary>
    public static TokenValidationParameters For(TimeProvider clock) => new()
    {
        ValidAlgorithms = Algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateAudience = true,
        ValidateIssuer = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (from, until, _, _) => clock.GetUtcNow().UtcDateTime is var now && until > now - Skew && (from is null || from < now + Skew),
    };
}
