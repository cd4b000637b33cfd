using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Appwacht.Trail;

/// <summary>
/// One line of the trail: what BIO2 8.15.01 asks of a log line, and nothing of people but a reference. Its hash covers everything in it
/// and the hash of the line before it, so that nothing can be changed, removed, added or moved without every later hash being wrong.
/// </summary>
/// <param name="Sequence">Its place, from 1, without gaps.</param>
/// <param name="At">When, in UTC, to the microsecond.</param>
/// <param name="Actor">Who: a reference, never a name.</param>
/// <param name="Origin">Through which door.</param>
/// <param name="Action">What was done: <c>policy.adopted</c>.</param>
/// <param name="About">To what: a kind and a reference, <c>policy:gemeente-voorbeeld</c>.</param>
/// <param name="Result"><c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Details">What else must be known, as JSON without personal data; empty when there is nothing.</param>
public sealed record TrailEntry(long Sequence, DateTimeOffset At, string Actor, string Origin, string Action, string About, string Result, string Details)
{
    /// <summary>What stands before the first line.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash, given the hash of the line before it.</summary>
    /// <remarks>
    /// SHA-256 over the hash before it, sequence and microseconds since 1970 (8 bytes each, most significant first), and each text as its
    /// length in bytes (4 bytes) and its UTF-8. With the lengths in it no two lines read alike.
    /// </remarks>
    public byte[] Hash(ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, Sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, (At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string>)[Actor, Origin, Action, About, Result, Details])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
            hash.AppendData(number[..4]);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
