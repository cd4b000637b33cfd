using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Appwacht.Core.Processing;

/// <summary>
/// Gives people other names in the records of processing: a keyed hash of their number, 16 bytes. The key is kept outside the database, so
/// that the records alone lead to nobody.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>How many bytes one has.</summary>
    public const int Size = 16;

    private readonly byte[] key;

    private Pseudonyms(byte[] key) => this.key = key;

    /// <summary>Those of one organisation: the same person number gives another pseudonym in another organisation.</summary>
    /// <param name="secret">The secret of the server.</param>
    /// <param name="organisation">The organisation.</param>
    public static Pseudonyms Of(ReadOnlySpan<byte> secret, OrganisationId organisation)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], info: Encoding.UTF8.GetBytes("appwacht-pseudonym-1:" + organisation.Value));
        return new(key);
    }

    /// <summary>The pseudonym of a person.</summary>
    public byte[] Of(int person)
    {
        var into = new byte[Size];
        Write(person, into);
        return into;
    }

    /// <summary>Writes the pseudonym of a person.</summary>
    internal void Write(int person, Span<byte> into)
    {
        Span<byte> number = stackalloc byte[4];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(number, person);
        HMACSHA256.HashData(key, number, hash);
        hash[..Size].CopyTo(into);
    }
}
