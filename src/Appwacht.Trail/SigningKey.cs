using System.Security.Cryptography;

namespace Appwacht.Trail;

/// <summary>The key that signs checkpoints. Whoever has it can make a trail anew, but not the checkpoints that others already keep.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key, TrailKey @public) => (this.key, Public) = (key, @public);

    /// <summary>What others verify with.</summary>
    public TrailKey Public { get; }

    /// <summary>Makes a first key, or one that takes the place of another, which signs it.</summary>
    public static SigningKey Create(SigningKey? before = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bytes = key.ExportSubjectPublicKeyInfo();
        return new(key, new TrailKey(bytes, before?.Public.Id ?? "", before?.Sign(TrailKey.ToEndorse(bytes)) ?? []));
    }

    /// <summary>Reads a key that was written before.</summary>
    /// <param name="pkcs8">The private key.</param>
    /// <param name="endorsedBy">Who signed it.</param>
    /// <param name="endorsement">The signature.</param>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public static SigningKey Read(ReadOnlySpan<byte> pkcs8, string endorsedBy, ReadOnlyMemory<byte> endorsement)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return new(key, new TrailKey(key.ExportSubjectPublicKeyInfo(), endorsedBy, endorsement));
    }

    /// <summary>The private key, to be kept where nobody else reads it.</summary>
    public byte[] ToPkcs8() => key.ExportPkcs8PrivateKey();

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    /// <summary>Signs.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
