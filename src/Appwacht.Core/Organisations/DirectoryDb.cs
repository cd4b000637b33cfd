using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>The one database that knows all organisations: their names, parents, who signs in with which role, and where their data is.</summary>
public abstract class DirectoryDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Who gets which role.</summary>
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DirectoryDb).Assembly, type => type.Namespace == typeof(DirectoryDb).Namespace);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoredForms.Configure(configurationBuilder);
}
