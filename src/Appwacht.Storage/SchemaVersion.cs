using System.Data.Common;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Appwacht.Storage;

/// <summary>Brings the tables of a database to the form that this version of the program works with. The caller holds the lock under which that is done.</summary>
internal static class SchemaVersion
{
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
}
