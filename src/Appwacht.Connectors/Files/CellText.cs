using System.Text;
using System.Text.Unicode;

namespace Appwacht.Connectors.Files;

/// <summary>The bytes of a field as text that is safe to show.</summary>
internal static class CellText
{
    /// <summary>Without the white space around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) => bytes[Ascii.Trim(bytes)];

    /// <summary>UTF-8, or Latin-1 where it is not; a control character could steer a terminal and becomes U+FFFD.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "";
        var text = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        return HasControl(text) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
    }

    private static bool HasControl(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\0', '\x1f') || text.ContainsAnyInRange('\x7f', '\x9f');
}
