using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// Keeps two people from overwriting each other: who changes something says with <c>If-Match</c> which version they saw, as
/// <c>ETag</c> told them.
/// </summary>
internal static class IfMatch
{
    /// <summary>The version of something, from everything that makes it what it is.</summary>
    public static EntityTagHeaderValue VersionOf(params ReadOnlySpan<object?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var text = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{part}"));
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(text);
        }

        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"");
    }

    /// <summary>Tells the caller which version this is.</summary>
    public static void Tell(HttpContext context, EntityTagHeaderValue version) => context.Response.Headers.ETag = version.ToString();

    /// <summary>Why a change is not made: nothing was said (428), or another version is there by now (412). Null when it may go on.</summary>
    public static IResult? WhyNot(HttpRequest request, EntityTagHeaderValue current)
    {
        var seen = request.GetTypedHeaders().IfMatch;
        if (seen.Count == 0)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, new(
                "change.version-missing", "Zeg met `If-Match` welke versie u wijzigt; u vindt haar in `ETag`.", "Say with `If-Match` which version you change; you find it in `ETag`.", "If-Match"));
        return seen.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: true))
            ? null : Problems.Of(StatusCodes.Status412PreconditionFailed, StatusRefusals.Of(StatusCodes.Status412PreconditionFailed));
    }
}
