using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Appwacht.Trail.Evidence;
using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Files;

/// <summary>Reads one line. What is not written exactly as <see cref="TrailFile"/> writes it is refused: then nobody can hide anything in the form.</summary>
internal sealed class LineReader
{
    private readonly ArrayBufferWriter<byte> again = new();

    /// <summary>Reads a line without the end of line.</summary>
    public TrailLine? Read(ReadOnlySpan<byte> bytes, out TrailFaultKind fault)
    {
        fault = TrailFaultKind.Malformed;
        if (!Utf8.IsValid(bytes))
            return null;
        TrailLine? line;
        try
        {
            line = Parse(bytes, out fault);
        }
        catch (JsonException)
        {
            return null; // the reader of JSON has no other way to say so
        }

        if (line is null)
            return null;
        again.ResetWrittenCount();
        TrailFile.Write(again, line);
        fault = TrailFaultKind.NotCanonical;
        return again.WrittenSpan[..^1].SequenceEqual(bytes) ? line : null;
    }

    private static TrailLine? Parse(ReadOnlySpan<byte> bytes, out TrailFaultKind fault)
    {
        var json = new Utf8JsonReader(bytes);
        fault = TrailFaultKind.Malformed;
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject || !json.Read() || json.TokenType is not JsonTokenType.PropertyName)
            return null;
        var names = json.GetString() switch
        {
            "volgnummer" => TrailFile.EntryNames,
            "controlepunt" => TrailFile.PointNames,
            "sleutel" => TrailFile.KeyNames,
            "bestand" => TrailFile.HeaderNames,
            "manifest" => TrailFile.SealNames,
            _ => null,
        };
        return names is not null && Values(ref json, names, out fault) is { } values ? ToLine(names, values) : null;
    }

    /// <summary>The values of an object with exactly these properties, in this order.</summary>
    private static string[]? Values(ref Utf8JsonReader json, string[] names, out TrailFaultKind fault)
    {
        fault = TrailFaultKind.Malformed;
        var values = new string[names.Length];
        for (var index = 0; ; index++)
        {
            if (json.TokenType is JsonTokenType.EndObject)
                return index == names.Length && !json.Read() ? values : null;
            var name = json.GetString();
            if (index == names.Length || name != names[index])
            {
                if (names.AsSpan(0, Math.Min(index, names.Length)).Contains(name))
                    fault = TrailFaultKind.DuplicateProperty;
                return null;
            }

            json.Read();
            if (json.TokenType is JsonTokenType.String)
                values[index] = json.GetString()!; // a string is not null
            else if (json.TokenType is JsonTokenType.Number && json.TryGetInt64(out var number) && number >= 0)
                values[index] = number.ToString(CultureInfo.InvariantCulture);
            else
                return null;
            json.Read();
        }
    }

    private static TrailLine? ToLine(string[] names, string[] values)
    {
        if (names == TrailFile.HeaderNames)
            return Number(values[2]) is { } keys ? new TrailLine.Header(values[0], values[1], keys) : null;
        if (names == TrailFile.KeyNames)
            return Number(values[1]) is { } place && Base64(values[2]) is { } key && Base64(values[4]) is { } endorsement
                ? new TrailLine.PublicKey(values[0], place, new TrailKey(key, values[3], endorsement)) : null;
        if (names == TrailFile.SealNames)
            return Hash(values[0]) is { } manifest && Base64(values[2]) is { } seal ? new TrailLine.Seal(new EvidenceSeal(Convert.ToHexStringLower(manifest), values[1], seal)) : null;
        if (Number(values[0]) is not { } sequence)
            return null;
        if (names == TrailFile.EntryNames)
            return Instants.TryRead(values[1], out var at) && Hash(values[8]) is { } stated
                ? new TrailLine.Entry(new TrailEntry(sequence, at, values[2], values[3], values[4], values[5], values[6], values[7]), stated) : null;
        return Hash(values[1]) is { } hash && Instants.TryRead(values[2], out var made) && Base64(values[5]) is { } signature
            ? new TrailLine.Point(new Checkpoint(values[3], sequence, hash, made, values[4], signature)) : null;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static byte[]? Hash(string text)
    {
        var hash = new byte[32];
        return text.Length == 64 && Convert.FromHexString(text, hash, out _, out _) is OperationStatus.Done ? hash : null;
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
