using System.Numerics;
using System.Runtime.Intrinsics;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Finds the end of a text in JSON, 64 bytes at a time; where the processor has no registers of that size, .NET takes smaller ones.</summary>
internal static class JsonText
{
    /// <summary>
    /// How long a text is: up to the first quote, which ends it. Negative when it is not plain, that is when before the quote there is an
    /// escape, or a control character, which no JSON may have there, or when there is no quote.
    /// </summary>
    /// <param name="json">Begins behind the quote that opens the text, and goes on as long as there is anything.</param>
    public static int PlainLength(ReadOnlySpan<byte> json)
    {
        var at = 0;
        for (; json.Length - at >= Vector512<byte>.Count; at += Vector512<byte>.Count)
        {
            var block = Vector512.Create(json.Slice(at, Vector512<byte>.Count));
            // Where the next text begins waits for the quotes only; that nothing else comes before one is checked beside it.
            var quotes = Vector512.Equals(block, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            var odd = (Vector512.Equals(block, Vector512.Create((byte)'\\')) | Vector512.LessThan(block, Vector512.Create((byte)' '))).ExtractMostSignificantBits();
            if ((odd & (quotes ^ (quotes - 1))) != 0)
                return -1;
            if (quotes != 0)
                return at + BitOperations.TrailingZeroCount(quotes);
        }

        for (; at < json.Length; at++)
            if (json[at] is (byte)'"' or (byte)'\\' or < (byte)' ')
                return json[at] == '"' ? at : -1;
        return -1;
    }
}
