using System.Buffers.Binary;
using System.Text;

namespace Appwacht.Trail;

/// <summary>
/// A signed statement that at some moment the trail of an organisation had so many lines, with this hash of the last. Through that hash it
/// covers every line before it: whoever keeps a checkpoint can show later that a line of then is still there and unchanged.
/// </summary>
/// <param name="Organisation">Whose trail.</param>
/// <param name="Sequence">The last line it covers; 0 for a trail without lines.</param>
/// <param name="Hash">The hash of that line.</param>
/// <param name="At">When it was made, in UTC, to the microsecond.</param>
/// <param name="KeyId">The key it is signed with.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, as the two numbers one behind the other (64 bytes).</param>
public sealed record Checkpoint(string Organisation, long Sequence, ReadOnlyMemory<byte> Hash, DateTimeOffset At, string KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Begins what is signed, so that a signature under anything else never reads as one under a checkpoint.</summary>
    private const string Purpose = "appwacht-controlepunt-1\n";

    /// <summary>Makes a checkpoint.</summary>
    public static Checkpoint Sign(string organisation, long sequence, ReadOnlyMemory<byte> hash, DateTimeOffset at, SigningKey key)
    {
        var instant = Instants.FromMicroseconds(Instants.Microseconds(at));
        return new(organisation, sequence, hash, instant, key.Public.Id, key.Sign(Signed(organisation, sequence, hash.Span, instant)));
    }

    /// <summary>Whether the signature is of this key.</summary>
    public bool IsSignedBy(TrailKey key) => key.Id == KeyId && key.Verifies(Signed(Organisation, Sequence, Hash.Span, At), Signature.Span);

    /// <summary>What is signed: the purpose, the name of the organisation after its length in bytes (4), sequence and microseconds (8 each), and the hash; numbers most significant byte first.</summary>
    private static byte[] Signed(string organisation, long sequence, ReadOnlySpan<byte> hash, DateTimeOffset at)
    {
        var name = Encoding.UTF8.GetBytes(organisation);
        var signed = new byte[Purpose.Length + 4 + name.Length + 16 + hash.Length];
        var rest = signed.AsSpan();
        Encoding.ASCII.GetBytes(Purpose, rest);
        rest = rest[Purpose.Length..];
        BinaryPrimitives.WriteInt32BigEndian(rest, name.Length);
        name.CopyTo(rest[4..]);
        rest = rest[(4 + name.Length)..];
        BinaryPrimitives.WriteInt64BigEndian(rest, sequence);
        BinaryPrimitives.WriteInt64BigEndian(rest[8..], Instants.Microseconds(at));
        hash.CopyTo(rest[16..]);
        return signed;
    }
}
