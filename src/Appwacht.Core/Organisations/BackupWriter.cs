using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core.Organisations;

/// <summary>Writes a backup, line by line. What is written is never held in memory as a whole.</summary>
internal sealed class BackupWriter(Stream to) : IDisposable
{
    private const int Piece = 1 << 16;

    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash rows = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> waiting = new(Piece);

    /// <summary>Writes everything of an organisation, as it is in the transaction that is going on.</summary>
    /// <returns>What each table holds.</returns>
    public static async Task<BackupSummary> Write(Stream to, BackupHead head, OrganisationDb db, CancellationToken cancel)
    {
        using var writer = new BackupWriter(to);
        writer.Line(head);
        var tables = new List<TableSummary>();
        foreach (var table in StoredTable.Of(db.Model))
            tables.Add(await writer.Write(table, db, cancel));
        await writer.Flush(cancel);
        await to.WriteAsync(BackupForm.Seal(writer.whole.GetHashAndReset()), cancel);
        await to.FlushAsync(cancel);
        return new BackupSummary(OrganisationId.Parse(head.Organisation), head.TakenAt, tables);
    }

    /// <summary>What a table holds now, written nowhere.</summary>
    public static async Task<TableSummary> Sum(StoredTable table, OrganisationDb db, CancellationToken cancel)
    {
        using var writer = new BackupWriter(Stream.Null);
        return await writer.Write(table, db, cancel);
    }

    public void Dispose()
    {
        whole.Dispose();
        rows.Dispose();
    }

    private async Task<TableSummary> Write(StoredTable table, OrganisationDb db, CancellationToken cancel)
    {
        Line(new TableHead(table, table.Counter is { } counter ? await db.LastNumber(table.Name, counter, cancel) : 0));
        await Flush(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = table.Select(db.ByBytes);
        // A fleet takes as long as it takes.
        command.CommandTimeout = 0;
        var count = 0L;
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            using var json = new Utf8JsonWriter(waiting, new JsonWriterOptions { Encoder = BackupForm.Json.Encoder });
            for (; await row.ReadAsync(cancel); count++)
            {
                var before = waiting.WrittenCount;
                StoredRow.Write(row, table, json);
                json.Flush();
                json.Reset();
                waiting.Write("\n"u8);
                rows.AppendData(waiting.WrittenSpan[before..]);
                if (waiting.WrittenCount >= Piece)
                    await Flush(cancel);
            }
        }

        var end = new TableEnd(count, Convert.ToHexStringLower(rows.GetHashAndReset()));
        Line(end);
        return new TableSummary(table.Name, end.Rows, end.Sha256);
    }

    private void Line<T>(T value)
    {
        using (var json = new Utf8JsonWriter(waiting, new JsonWriterOptions { Encoder = BackupForm.Json.Encoder }))
            JsonSerializer.Serialize(json, value, BackupForm.Json);
        waiting.Write("\n"u8);
    }

    private async Task Flush(CancellationToken cancel)
    {
        whole.AppendData(waiting.WrittenSpan);
        await to.WriteAsync(waiting.WrittenMemory, cancel);
        waiting.ResetWrittenCount();
    }
}
