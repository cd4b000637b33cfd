using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Appwacht.Trail.Evidence;

/// <summary>A file as the manifest lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal.</param>
public sealed record ListedFile(string Name, long Size, string Sha256);

/// <summary>A place in the trail.</summary>
/// <param name="Sequence">The line.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
public sealed record TrailPlace(long Sequence, string Hash);

/// <summary>What evidence says of itself, and of each file in it. Nothing in it depends on when or where it was made.</summary>
/// <param name="Organisation">Whose evidence.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after it.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="Begin">The moment at which the first day begins.</param>
/// <param name="End">The moment at which the last day is over.</param>
/// <param name="Before">The line of the trail behind which the lines in it begin.</param>
/// <param name="Closing">The line of the checkpoint that closes the lines in it: the first checkpoint that covers the period.</param>
/// <param name="Files">The files, in the order of the ZIP; the manifest itself and its signature come behind them.</param>
public sealed record EvidenceManifest(
    string Organisation, DateOnly From, DateOnly Until, string Language, DateTimeOffset Begin, DateTimeOffset End, TrailPlace Before, TrailPlace Closing, IReadOnlyList<ListedFile> Files)
{
    /// <summary>What it is called.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The form; another number when the same content is written otherwise.</summary>
    public const string Form = "appwacht-bewijsdossier-1";

    /// <summary>The largest there is, in bytes.</summary>
    internal const int Largest = 1 << 20;

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As written.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            json.WriteString("bestand", Form);
            json.WriteString("organisatie", Organisation);
            json.WriteString("vanaf", Day(From));
            json.WriteString("tot", Day(Until));
            json.WriteString("taal", Language);
            json.WriteString("begin", Instants.Write(Begin));
            json.WriteString("einde", Instants.Write(End));
            WritePlace(json, "trailNa", Before);
            WritePlace(json, "controlepunt", Closing);
            json.WriteStartArray("bestanden");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteString("naam", file.Name);
                json.WriteNumber("grootte", file.Size);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The SHA-256 of a manifest, in hexadecimal: what is signed, and by which evidence is known.</summary>
    public static string HashOf(ReadOnlySpan<byte> manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    /// <summary>Reads one; null when it is none, or is written in another way.</summary>
    public static EvidenceManifest? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray(), new() { MaxDepth = 8 });
            return Of(json.RootElement) is { } manifest && manifest.ToBytes().AsSpan().SequenceEqual(bytes) ? manifest : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null; // the reader of JSON has no other way to say that something is not there or of another kind
        }
    }

    /// <summary>The files that differ between two, or are in one of them only, by name.</summary>
    public static IReadOnlyList<string> Differences(EvidenceManifest one, EvidenceManifest other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return [.. one.Files.Except(other.Files).Concat(other.Files.Except(one.Files)).Select(file => file.Name).Distinct().Order(StringComparer.Ordinal)];
    }

    private static EvidenceManifest? Of(JsonElement json)
    {
        if (json.GetProperty("bestand").GetString() != Form || !Instants.TryRead(Text(json, "begin"), out var begin) || !Instants.TryRead(Text(json, "einde"), out var end))
            return null;
        EvidenceManifest read = new(
            Text(json, "organisatie"), DayOf(json, "vanaf"), DayOf(json, "tot"), Text(json, "taal"), begin, end, Place(json.GetProperty("trailNa")), Place(json.GetProperty("controlepunt")),
            [.. json.GetProperty("bestanden").EnumerateArray().Select(file => new ListedFile(Text(file, "naam"), file.GetProperty("grootte").GetInt64(), Text(file, "sha256")))]);
        // These are shown and counted by: nothing that could do anything on a screen, or is no day of this program.
        var isSound = ZipForm.IsName(read.Organisation) && read.Files.All(file => ZipForm.IsName(file.Name)) && (read.Language is "nl" or "en") && begin < end && begin.Year > 2000 && end.Year < 2200;
        return isSound ? read : null;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    private static DateOnly DayOf(JsonElement json, string name) => DateOnly.ParseExact(Text(json, name), "O", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static TrailPlace Place(JsonElement json) => new(json.GetProperty("volgnummer").GetInt64(), Text(json, "hash"));

    private static void WritePlace(Utf8JsonWriter json, string name, TrailPlace place)
    {
        json.WriteStartObject(name);
        json.WriteNumber("volgnummer", place.Sequence);
        json.WriteString("hash", place.Hash);
        json.WriteEndObject();
    }
}
