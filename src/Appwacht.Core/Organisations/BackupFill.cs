using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core.Organisations;

/// <summary>Puts the rows of a backup in an empty database, and sees that they are there as they were.</summary>
internal sealed class BackupFill(OrganisationDb db)
{
    /// <summary>Under what every database takes in one statement.</summary>
    private const int MostValues = 900;

    private readonly List<object[]> waiting = [];
    private readonly List<(TableHead Head, TableSummary Sum)> filled = [];
    private TableHead? table;

    /// <summary>Takes the next part, in a turn.</summary>
    public async Task Take(BackupPart part, CancellationToken cancel)
    {
        switch (part)
        {
            case BackupPart.Table begun:
                table = begun.Of;
                break;
            case BackupPart.Row row:
                waiting.Add(row.Values);
                if ((waiting.Count + 1) * row.Values.Length > MostValues)
                    await Insert(cancel);
                break;
            case BackupPart.End end:
                await Insert(cancel);
                filled.Add((Current, end.Of));
                if (Current.Table.Counter is { } counter)
                    await db.SetLastNumber(Current.Table.Name, counter, Current.Last, cancel);
                break;
            default:
                break;
        }
    }

    /// <summary>The first table that does not hold what the backup does, or null.</summary>
    public async Task<string?> FirstDifference(CancellationToken cancel)
    {
        foreach (var (head, sum) in filled)
        {
            if (await BackupWriter.Sum(head.Table, db, cancel) != sum)
                return head.Table.Name;
        }

        return null;
    }

    private TableHead Current => table ?? throw new InvalidOperationException("Rows come after the head of their table.");

    private async Task Insert(CancellationToken cancel)
    {
        if (waiting.Count == 0)
            return;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Current.Table.Insert(waiting.Count);
        foreach (var (number, value) in waiting.SelectMany(row => row).Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{number}", value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancel);
        waiting.Clear();
    }
}
