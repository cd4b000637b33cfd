using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Appwacht.Trail.Files;

/// <summary>What is wrong with a copy.</summary>
public enum CopyFault
{
    /// <summary>Nothing: it is as it was sealed.</summary>
    None,
    /// <summary>The text is not the one that was agreed to.</summary>
    OtherText,
    /// <summary>The signature is not under this statement, or not of the key that the copy names.</summary>
    NotSigned,
    /// <summary>It is signed with another key than the one that is trusted.</summary>
    OtherKey,
}

/// <summary>
/// The copy that somebody keeps of what they agreed to: the text, the statement about it, the signature under that, and the public key. It needs
/// nothing else to be verified than the key of the organisation from somewhere that is trusted.
/// </summary>
/// <param name="Title">The title of the text.</param>
/// <param name="Text">The text.</param>
/// <param name="Statement">What was agreed to by whom and when.</param>
/// <param name="Key">The key that it is signed with.</param>
public sealed record SealedCopy(string Title, string Text, SealedStatement Statement, TrailKey Key)
{
    /// <summary>What the file is, as its first line says.</summary>
    public const string Kind = "appwacht-bruikleenovereenkomst-1";

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The SHA-256 of a title, an empty line and a text in UTF-8, in hexadecimal.</summary>
    public static string HashOf(string title, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n\n{text}")));

    /// <summary>The file: the same bytes each time.</summary>
    public byte[] ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            json.WriteString("soort", Kind);
            json.WriteString("titel", Title);
            json.WriteString("tekst", Text);
            json.WriteString("verklaring", Statement.Text);
            json.WriteString("handtekening", Convert.ToBase64String(Statement.Signature.Span));
            json.WriteString("sleutelnummer", Statement.KeyId);
            json.WriteString("sleutel", Key.ToPem());
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file; null when it is none of these.</summary>
    public static SealedCopy? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var reader = new Utf8JsonReader(file);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Say(root, "soort") != Kind || TrailKey.FromPem(Say(root, "sleutel")) is not { } key)
                return null;
            // A statement is plain lines; anything else could say something else on a screen than it says.
            if (!Say(root, "verklaring").All(letter => letter is '\n' or (>= ' ' and <= '~')))
                return null;
            return new(Say(root, "titel"), Say(root, "tekst"), new(Say(root, "verklaring"), Say(root, "sleutelnummer"), Convert.FromBase64String(Say(root, "handtekening"))), key);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return null; // no JSON, or no base64 where it should be
        }
    }

    /// <summary>Whether it is as it was sealed.</summary>
    /// <param name="trusted">The key that is trusted; null to see only whether the copy agrees with itself.</param>
    public CopyFault Verify(TrailKey? trusted = null) =>
        Statement["sha256"] != HashOf(Title, Text) ? CopyFault.OtherText
        : !Statement.IsSignedBy(Key) ? CopyFault.NotSigned
        : trusted is not null && trusted.Id != Key.Id ? CopyFault.OtherKey : CopyFault.None;

    private static string Say(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
}
