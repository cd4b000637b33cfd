using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Sqlite;

/// <summary>The directory as a file.</summary>
public sealed class SqliteDirectoryDb(DbContextOptions<SqliteDirectoryDb> options) : DirectoryDb(options);
