using System.Security.Cryptography;
using System.Text;

namespace Appwacht.Trail;

/// <summary>
/// A public key that checkpoints are verified with. When a key is replaced, the old one signs the new one: whoever trusts the old can go on
/// to the new without asking.
/// </summary>
/// <param name="PublicKey">The key on the curve P-256, as SubjectPublicKeyInfo (DER).</param>
/// <param name="EndorsedBy">The id of the key before it that signed it; empty when there was none.</param>
/// <param name="Endorsement">That signature; empty when there is none.</param>
public sealed record TrailKey(ReadOnlyMemory<byte> PublicKey, string EndorsedBy, ReadOnlyMemory<byte> Endorsement)
{
    /// <summary>How every key on P-256 begins; 64 bytes follow. Looked at first, because a key of another kind may be refused as a bug would be.</summary>
    private static readonly byte[] Start = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("appwacht-sleutel-1\n");

    /// <summary>What it is called: the first sixteen bytes of its SHA-256, in hexadecimal.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(PublicKey.Span)[..16]);

    /// <summary>The key as a PEM file.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", PublicKey.Span) + "\n";

    /// <summary>Reads a key from a PEM file; null when there is no public key on P-256 in it.</summary>
    public static TrailKey? FromPem(string pem) =>
        PemEncoding.TryFind(pem, out var found) && pem[found.Label] is "PUBLIC KEY" && Read(Convert.FromBase64String(pem[found.Base64Data])) is { } key
            ? new TrailKey(key, "", ReadOnlyMemory<byte>.Empty) : null;

    /// <summary>Whether this is a key on P-256.</summary>
    public bool IsUsable => Read(PublicKey) is not null;

    /// <summary>Whether a signature over some data is of this key.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!IsUsable)
            return false;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey.Span, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Whether this key was signed by another.</summary>
    public bool IsEndorsedBy(TrailKey other) => EndorsedBy == other.Id && other.Verifies(ToEndorse(PublicKey.Span), Endorsement.Span);

    /// <summary>What the key before it signs.</summary>
    internal static byte[] ToEndorse(ReadOnlySpan<byte> publicKey) => [.. Purpose, .. publicKey];

    /// <summary>The key again, or null when it is none on P-256.</summary>
    private static ReadOnlyMemory<byte>? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != Start.Length + 64 || !bytes.Span.StartsWith(Start))
            return null;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(bytes.Span, out _);
            return bytes;
        }
        catch (CryptographicException)
        {
            return null; // not a point of the curve; there is no way to ask first
        }
    }
}
