using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>
/// The names of migrations without the time at which they were made: what both databases call alike. A form of the tables is named
/// after the last migration that leads to it.
/// </summary>
public static class SchemaName
{
    /// <summary>The name of a migration.</summary>
    public static string Of(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>The form that this version of the program works with.</summary>
    internal static string Newest(OrganisationDb db) => Of(db.Database.GetMigrations().Last());

    /// <summary>Whether this version of the program knows a form.</summary>
    internal static bool IsKnown(OrganisationDb db, string name) => db.Database.GetMigrations().Any(migration => Of(migration) == name);
}
