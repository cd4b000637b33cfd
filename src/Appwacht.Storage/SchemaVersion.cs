using System.Data.Common;
using System.Reflection;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Appwacht.Storage;

/// <summary>Brings the tables of a database to the form that this version of the program works with. The caller holds the lock under which that is done.</summary>
internal static class SchemaVersion
{
    /// <summary>The table in which is kept which migrations were applied.</summary>
    public const string HistoryTable = "__EFMigrationsHistory";

    /// <summary>
    /// Whether a database is of this version already, as it is at nearly every start. The migration tool would build and compare whole models
    /// to find that out, and somebody waits for the server meanwhile.
    /// </summary>
    /// <param name="connection">An open connection to it.</param>
    /// <param name="isMade">SQL that asks how many tables there are of the name <see cref="HistoryTable"/>.</param>
    /// <param name="context">The kind of database.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<bool> IsNewest(DbConnection connection, string isMade, Type context, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = isMade;
        if (await command.ExecuteScalarAsync(cancel) is not > 0L)
            return false;
        var applied = new HashSet<string>();
        command.CommandText = $"""SELECT "MigrationId" FROM "{HistoryTable}" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            applied.Add(reader.GetString(0));
        return applied.SetEquals(Known(context));
    }

    /// <summary>Applies the migrations that are still to be applied, each whole or not at all.</summary>
    /// <param name="db">The database.</param>
    /// <param name="whose">Whose it is, for messages.</param>
    /// <param name="until">The last migration to apply, without the digits before its name; the newest when null.</param>
    /// <param name="mustExist">Whether it was made before, so that a database without tables is one that lost its data.</param>
    /// <param name="cancel">Gives up between two migrations.</param>
    /// <exception cref="InvalidDataException">It is of a later version, it lost its data, or a migration failed; then it is as it was.</exception>
    public static async Task Bring(DbContext db, string whose, string? until, bool mustExist, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToArray();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToArray();
        if (mustExist && applied.Length == 0)
            throw new InvalidDataException($"The database of {whose} is empty, and it was not before. Restore it from a backup.");
        if (applied.Except(known).FirstOrDefault() is { } later)
            throw new InvalidDataException($"The database of {whose} is of a later version of this program ({later}). Start that version, or restore a backup from before it.");
        var target = until is null ? null : Array.Find(known, migration => SchemaName.Of(migration) == until) ?? throw new ArgumentException($"There is no migration {until}.", nameof(until));
        try
        {
            await db.GetService<IMigrator>().MigrateAsync(target, cancel);
        }
        catch (DbException why)
        {
            throw new InvalidDataException($"The database of {whose} cannot be brought to this version; it is as it was. {why.Message}", why);
        }
    }

    private static IEnumerable<string> Known(Type context) => context.Assembly.DefinedTypes
        .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id); // a migration without one cannot be applied
}
