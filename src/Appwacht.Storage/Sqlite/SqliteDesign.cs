using Appwacht.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Appwacht.Storage.Sqlite;

/// <summary>How the migration tool gets a database whose model it compares with the last migration; nothing is opened.</summary>
internal sealed class SqliteOrganisationDesign : IDesignTimeDbContextFactory<SqliteOrganisationDb>
{
    public SqliteOrganisationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOrganisationDb>().UseSqlite("Data Source=design.db").Options, OrganisationId.Parse("design"), new SemaphoreSlim(1, 1), () => { });
}

/// <summary>The same for the directory.</summary>
internal sealed class SqliteDirectoryDesign : IDesignTimeDbContextFactory<SqliteDirectoryDb>
{
    public SqliteDirectoryDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDirectoryDb>().UseSqlite("Data Source=design.db").Options);
}
