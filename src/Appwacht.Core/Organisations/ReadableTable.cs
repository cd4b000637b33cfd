using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core.Organisations;

/// <summary>A table as a file that people and other programs read: an object on each line, with names, and instants written out.</summary>
internal sealed class ReadableTable
{
    private readonly StoredTable table;
    private readonly HashSet<string> instants;

    private ReadableTable(StoredTable table, HashSet<string> instants) => (this.table, this.instants) = (table, instants);

    /// <summary>The name of the file.</summary>
    public string FileName => table.Name + ".ndjson";

    /// <summary>The table of a kind of thing.</summary>
    public static ReadableTable Of(IEntityType entity) => new(
        StoredTable.Of(entity), [.. entity.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset)).Select(property => property.GetColumnName())]);

    /// <summary>Writes every row, as it is in the transaction that is going on; gives how many.</summary>
    public async Task<long> Write(OrganisationDb db, Stream to, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = table.Select(db.ByBytes);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancel);
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = BackupForm.Json.Encoder });
        var count = 0L;
        for (; await row.ReadAsync(cancel); count++)
        {
            json.WriteStartObject();
            foreach (var (number, column) in table.Columns.Index())
            {
                json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(column.Name));
                if (instants.Contains(column.Name) && !row.IsDBNull(number))
                    json.WriteStringValue(Time.FromMicroseconds(row.GetInt64(number)));
                else
                    StoredRow.WriteValue(row, number, column.Kind, json);
            }

            json.WriteEndObject();
            await json.FlushAsync(cancel);
            json.Reset();
            to.WriteByte((byte)'\n');
        }

        return count;
    }
}
