using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Appwacht.Core.Organisations;

/// <summary>Reads a backup and checks it meanwhile. Nothing in the file is believed.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash rows = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private TableHead? table;
    private long count;
    private int line;
    private bool isSealed;

    private BackupReader()
    {
    }

    /// <summary>Reads to the end, or to the first fault.</summary>
    public static async IAsyncEnumerable<BackupPart> Read(Stream from, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new BackupReader();
        var pipe = PipeReader.Create(from, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancel);
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    var text = buffer.Slice(0, buffer.GetPosition(1, end));
                    var part = reader.Next(text.IsSingleSegment ? text.First : text.ToArray());
                    buffer = buffer.Slice(text.End);
                    yield return part;
                    if (part is BackupPart.Damaged)
                        yield break;
                }

                if (read.IsCompleted)
                {
                    if (!reader.isSealed || !buffer.IsEmpty)
                        yield return reader.isSealed ? After() : CutOff();
                    yield break;
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    public void Dispose()
    {
        whole.Dispose();
        rows.Dispose();
    }

    private BackupPart Next(ReadOnlyMemory<byte> text)
    {
        line++;
        if (isSealed)
            return After();
        var part = line == 1 ? Head(text) : table is not null ? InTable(text) : Seal(text) ?? Table(text);
        whole.AppendData(text.Span);
        return part;
    }

    private BackupPart Head(ReadOnlyMemory<byte> text) => Parsed<BackupHead>(text) is not { } head ? new BackupPart.Damaged(new("backup.unreadable", "Dit is geen back-up van een organisatie.", "This is not a backup of an organisation."))
        : head.Form != BackupForm.Version ? new BackupPart.Damaged(new("backup.form", $"De vorm `{head.Form}` is niet bekend; deze versie leest `{BackupForm.Version}`.", $"The form `{head.Form}` is not known; this version reads `{BackupForm.Version}`."))
        : OrganisationId.TryParse(head.Organisation, out _) && (head.Parent is null || OrganisationId.TryParse(head.Parent, out _)) && head.Grants.All(grant => grant is not null && Roles.Parse(grant.Role) is not null)
            ? new BackupPart.Head(head) : Bad();

    private BackupPart Table(ReadOnlyMemory<byte> text)
    {
        if (Parsed<TableHead>(text) is not { } head || !head.Table.IsSound())
            return Bad();
        (table, count) = (head, 0);
        return new BackupPart.Table(head);
    }

    private BackupPart InTable(ReadOnlyMemory<byte> text)
    {
        var head = table ?? throw new InvalidOperationException("Asked in a table only.");
        if (text.Span[0] is (byte)'[')
        {
            count++;
            rows.AppendData(text.Span);
            return Parsed<JsonElement>(text) is { ValueKind: JsonValueKind.Array } json && StoredRow.Read(json, head.Table) is { } row ? new BackupPart.Row(row) : Bad();
        }

        if (Parsed<TableEnd>(text) is not { } end)
            return Bad();
        var sum = Convert.ToHexStringLower(rows.GetHashAndReset());
        table = null;
        return end.Rows == count && end.Sha256 == sum ? new BackupPart.End(new(head.Table.Name, count, sum))
            : new BackupPart.Damaged(new("backup.damaged", $"De back-up is beschadigd: de rijen van `{head.Table.Name}` zijn niet die welke zijn weggeschreven.", $"The backup is damaged: the rows of `{head.Table.Name}` are not those that were written."));
    }

    private BackupPart? Seal(ReadOnlyMemory<byte> text)
    {
        if (!text.Span.StartsWith("{\"sha256\""u8))
            return null;
        isSealed = true;
        return text.Span.SequenceEqual(BackupForm.Seal(whole.GetCurrentHash())) ? new BackupPart.Sealed()
            : new BackupPart.Damaged(new("backup.damaged", "De back-up is beschadigd: het zegel op de laatste regel past niet op wat ervoor staat.", "The backup is damaged: the seal on the last line does not fit what stands before it."));
    }

    private BackupPart.Damaged Bad() => new(new("backup.damaged", $"De back-up is beschadigd: regel {line} is niet te lezen.", $"The backup is damaged: line {line} cannot be read."));

    private static BackupPart.Damaged CutOff() => new(new("backup.cut-off", "De back-up is afgebroken: het zegel op de laatste regel ontbreekt.", "The backup was cut off: the seal on the last line is missing."));

    private static BackupPart.Damaged After() => new(new("backup.damaged", "De back-up is beschadigd: na het zegel komt nog iets.", "The backup is damaged: something comes after the seal."));

    private static T? Parsed<T>(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text.Span, BackupForm.Json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
