using System.Text;

namespace Appwacht.Connectors.Files;

/// <summary>
/// Gives the same string for the same bytes, without making one when it was made lately: a fleet has millions of rows and some
/// thousands of names. Bounded, whatever is in the file: a place in the table is taken over by whoever comes last.
/// </summary>
public sealed class TextPool
{
    private const int Places = 1 << 16;

    /// <summary>Longer texts are rare and would make the bound on memory a loose one.</summary>
    private const int LongestKept = 96;

    private readonly Place[] places = new Place[Places];

    /// <summary>The text of these bytes: UTF-8 or else Latin-1, control characters replaced.</summary>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "";
        if (bytes.Length > LongestKept)
            return CellText.Of(bytes);

        var hash = new HashCode();
        hash.AddBytes(bytes);
        // Two places side by side, so that two frequent names do not keep putting each other out.
        var pair = places.AsSpan(hash.ToHashCode() & (Places - 2), 2);
        if (pair[0].Holds(bytes))
            return pair[0].Text;
        if (!pair[1].Holds(bytes))
            pair[1] = Place.Of(bytes);
        (pair[0], pair[1]) = (pair[1], pair[0]);
        return pair[0].Text;
    }

    // The time goes into waiting for memory, so an ASCII text, which most are, is its own key.
    private readonly record struct Place(string Text, byte[]? Key)
    {
        public static Place Of(ReadOnlySpan<byte> bytes)
        {
            var text = CellText.Of(bytes);
            return new Place(text, Ascii.IsValid(text) ? null : bytes.ToArray());
        }

        public bool Holds(ReadOnlySpan<byte> bytes) => Key is null ? Ascii.Equals(bytes, Text) : bytes.SequenceEqual(Key);
    }
}
