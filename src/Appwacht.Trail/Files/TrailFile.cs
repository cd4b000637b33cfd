using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Appwacht.Trail.Files;

/// <summary>
/// Writes a trail so that somebody else can verify it: one JSON object on each line, with the properties in one order and written in one
/// way, so that a file can differ from the honest one in no byte unnoticed. First a header with the number of keys, then the keys, then the
/// lines of the trail, and a checkpoint of the last of them. A file with checkpoints has checkpoints in the place of the lines.
/// </summary>
public static class TrailFile
{
    /// <summary>The longest line that is written or read, in bytes.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>What the header of a trail says.</summary>
    internal const string Trail = "appwacht-audittrail-1";

    /// <summary>What the header of a part of a trail says: behind the keys stands the checkpoint that it goes on from.</summary>
    internal const string Part = "appwacht-audittrail-deel-1";

    /// <summary>What the header of a file with checkpoints says.</summary>
    internal const string Checkpoints = "appwacht-controlepunten-1";

    internal static readonly string[] HeaderNames = ["bestand", "organisatie", "sleutels"];

    internal static readonly string[] KeyNames = ["sleutel", "nummer", "publiek", "bekrachtigdDoor", "bekrachtiging"];

    internal static readonly string[] EntryNames = ["volgnummer", "tijdstip", "wie", "herkomst", "actie", "betreft", "uitkomst", "bijzonderheden", "hash"];

    internal static readonly string[] PointNames = ["controlepunt", "hash", "tijdstip", "organisatie", "sleutel", "handtekening"];

    internal static readonly string[] SealNames = ["manifest", "sleutel", "handtekening"];

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Begins a file with a trail.</summary>
    public static void WriteTrailStart(IBufferWriter<byte> to, string organisation, IReadOnlyList<TrailKey> keys) => WriteStart(to, Trail, organisation, keys);

    /// <summary>Begins a file with a part of a trail, that goes on from a checkpoint.</summary>
    public static void WritePartStart(IBufferWriter<byte> to, string organisation, IReadOnlyList<TrailKey> keys, Checkpoint after)
    {
        WriteStart(to, Part, organisation, keys);
        WriteCheckpoint(to, after);
    }

    /// <summary>Begins a file with checkpoints.</summary>
    public static void WriteCheckpointsStart(IBufferWriter<byte> to, string organisation, IReadOnlyList<TrailKey> keys) => WriteStart(to, Checkpoints, organisation, keys);

    /// <summary>Writes a line of the trail with its hash.</summary>
    public static void WriteEntry(IBufferWriter<byte> to, TrailEntry entry, ReadOnlySpan<byte> hash)
    {
        using (var json = new Utf8JsonWriter(to, Form))
        {
            json.WriteStartObject();
            json.WriteNumber(EntryNames[0], entry.Sequence);
            json.WriteString(EntryNames[1], Instants.Write(entry.At));
            json.WriteString(EntryNames[2], entry.Actor);
            json.WriteString(EntryNames[3], entry.Origin);
            json.WriteString(EntryNames[4], entry.Action);
            json.WriteString(EntryNames[5], entry.About);
            json.WriteString(EntryNames[6], entry.Result);
            json.WriteString(EntryNames[7], entry.Details);
            json.WriteString(EntryNames[8], Convert.ToHexStringLower(hash));
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    /// <summary>Writes a checkpoint; in a file with a trail the last line.</summary>
    public static void WriteCheckpoint(IBufferWriter<byte> to, Checkpoint checkpoint)
    {
        using (var json = new Utf8JsonWriter(to, Form))
        {
            json.WriteStartObject();
            json.WriteNumber(PointNames[0], checkpoint.Sequence);
            json.WriteString(PointNames[1], Convert.ToHexStringLower(checkpoint.Hash.Span));
            json.WriteString(PointNames[2], Instants.Write(checkpoint.At));
            json.WriteString(PointNames[3], checkpoint.Organisation);
            json.WriteString(PointNames[4], checkpoint.KeyId);
            json.WriteBase64String(PointNames[5], checkpoint.Signature.Span);
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    /// <summary>Begins a file: a header, and the keys.</summary>
    internal static void WriteStart(IBufferWriter<byte> to, string kind, string organisation, IReadOnlyList<TrailKey> keys)
    {
        Write(to, new TrailLine.Header(kind, organisation, keys.Count));
        foreach (var (index, key) in keys.Index())
            Write(to, new TrailLine.PublicKey(key.Id, index + 1, key));
    }

    /// <summary>Writes any line.</summary>
    internal static void Write(IBufferWriter<byte> to, TrailLine line)
    {
        switch (line)
        {
            case TrailLine.Entry entry:
                WriteEntry(to, entry.Says, entry.Hash);
                return;
            case TrailLine.Point point:
                WriteCheckpoint(to, point.Checkpoint);
                return;
        }

        using (var json = new Utf8JsonWriter(to, Form))
        {
            json.WriteStartObject();
            if (line is TrailLine.Header header)
            {
                json.WriteString(HeaderNames[0], header.Kind);
                json.WriteString(HeaderNames[1], header.Organisation);
                json.WriteNumber(HeaderNames[2], header.Keys);
            }
            else if (line is TrailLine.PublicKey key)
            {
                json.WriteString(KeyNames[0], key.Id);
                json.WriteNumber(KeyNames[1], key.Number);
                json.WriteBase64String(KeyNames[2], key.Key.PublicKey.Span);
                json.WriteString(KeyNames[3], key.Key.EndorsedBy);
                json.WriteBase64String(KeyNames[4], key.Key.Endorsement.Span);
            }
            else if (line is TrailLine.Seal { Says: var seal })
            {
                json.WriteString(SealNames[0], seal.ManifestHash);
                json.WriteString(SealNames[1], seal.KeyId);
                json.WriteBase64String(SealNames[2], seal.Signature.Span);
            }

            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }
}
