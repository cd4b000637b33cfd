using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core;

/// <summary>
/// Does one statement for many rows in the transaction at hand: in one round trip where the database is elsewhere, and with one prepared
/// statement where it is a file.
/// </summary>
internal static class BatchCommands
{
    /// <summary>Does it.</summary>
    /// <param name="db">The database, in a turn.</param>
    /// <param name="sql">The statement; its parameters are <c>@p0</c>, <c>@p1</c> and so on.</param>
    /// <param name="rows">The values of the parameters of each; what is missing is <see cref="DBNull"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task Execute(OrganisationDb db, string sql, IReadOnlyCollection<object[]> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Many rows are written in a turn.");
        if (connection.CanCreateBatch)
            await InOneTrip(connection, transaction, sql, rows, cancel);
        else
            await OneByOne(connection, transaction, sql, rows, cancel);
    }

    private static async Task InOneTrip(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyCollection<object[]> rows, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var i = 0; i < row.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{i}", row[i]);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task OneByOne(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyCollection<object[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count == i)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = $"@p{i}";
                    command.Parameters.Add(parameter);
                }

                command.Parameters[i].Value = row[i];
            }

            // A file answers at once: waiting for it would only cost.
            command.ExecuteNonQuery();
        }
    }
}
