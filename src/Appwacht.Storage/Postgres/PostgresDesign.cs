using Appwacht.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Appwacht.Storage.Postgres;

/// <summary>How the migration tool gets a database whose model it compares with the last migration; nothing is opened.</summary>
internal sealed class PostgresOrganisationDesign : IDesignTimeDbContextFactory<PostgresOrganisationDb>
{
    public PostgresOrganisationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOrganisationDb>().UseNpgsql("Host=design").Options, OrganisationId.Parse("design"), new SemaphoreSlim(1, 1), () => { });
}

/// <summary>The same for the directory.</summary>
internal sealed class PostgresDirectoryDesign : IDesignTimeDbContextFactory<PostgresDirectoryDb>
{
    public PostgresDirectoryDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDirectoryDb>().UseNpgsql("Host=design").Options);
}
