using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>The one database that knows all organisations: their names, parents, who signs in with which role, and where their data is.</summary>
public abstract class DirectoryDb(DbContextOptions options) : DbContext(options)
{
    private static long version;

    /// <summary>Grows with everything that this process stores in a directory, so that what was read of it before is known to be old.</summary>
    public static long Version => Interlocked.Read(ref version);

    /// <summary>The organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Who gets which role.</summary>
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    /// <summary>The link with which the first organisation is made.</summary>
    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Interlocked.Increment(ref version);
        return saved;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DirectoryDb).Assembly, type => type.Namespace == typeof(DirectoryDb).Namespace);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoredForms.Configure(configurationBuilder);
}
