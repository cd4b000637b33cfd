using Microsoft.Data.Sqlite;

namespace Appwacht.Storage.Sqlite;

/// <summary>Tells damage of a file from everything else that may go wrong.</summary>
internal static class SqliteDamage
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Whether the file itself is damaged.</summary>
    public static bool IsDamage(this SqliteException why) => why.SqliteErrorCode is Corrupt or NotADatabase;
}
