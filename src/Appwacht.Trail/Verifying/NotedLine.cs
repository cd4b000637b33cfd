using System.Buffers;
using System.Globalization;

namespace Appwacht.Trail.Verifying;

/// <summary>A place in a trail and its hash as somebody writes them down: <c>12:4d0a…</c>.</summary>
public static class NotedLine
{
    /// <summary>As written.</summary>
    public static string Write(long sequence, ReadOnlySpan<byte> hash) => $"{sequence.ToString(CultureInfo.InvariantCulture)}:{Convert.ToHexStringLower(hash)}";

    /// <summary>Reads it; null when it is something else.</summary>
    public static (long Sequence, ReadOnlyMemory<byte> Hash)? TryParse(string text)
    {
        var hash = new byte[32];
        return text.Split(':') is [var place, { Length: 64 } written] && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && Convert.FromHexString(written, hash, out _, out _) is OperationStatus.Done ? (sequence, hash) : null;
    }
}
