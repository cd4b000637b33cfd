using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Postgres;

/// <summary>The directory as a schema.</summary>
public sealed class PostgresDirectoryDb(DbContextOptions<PostgresDirectoryDb> options) : DirectoryDb(options);
