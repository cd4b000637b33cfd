using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core;

/// <summary>
/// The database of one organisation. Each room describes its own tables beside the things they hold, in an
/// <see cref="IEntityTypeConfiguration{TEntity}"/>, and reaches them with <see cref="DbContext.Set{TEntity}()"/>.
/// </summary>
public abstract class OrganisationDb(DbContextOptions options, OrganisationId organisation) : DbContext(options)
{
    /// <summary>Whose data it is.</summary>
    public OrganisationId Organisation { get; } = organisation;

    /// <summary>
    /// Stores everything that was added or changed, in one transaction with the lines of the trail that tell of it. One at a time for an
    /// organisation: the trail is a chain.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed something that this would overwrite.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
            return await SealAndSave(acceptAllChangesOnSuccess, cancellationToken);
        await using var turn = await BeginTurn(cancellationToken);
        var saved = await SealAndSave(acceptAllChangesOnSuccess, cancellationToken);
        await turn.Commit(cancellationToken);
        return saved;
    }

    /// <summary>Begins a transaction in which this organisation is written by nobody else, in this process or another.</summary>
    public abstract Task<WriteTurn> BeginTurn(CancellationToken cancel);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrganisationDb).Assembly, type => type.Namespace != typeof(Organisations.DirectoryDb).Namespace);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => StoredForms.Configure(configurationBuilder);

    private async Task<int> SealAndSave(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        await AuditTrail.Seal(this, cancel);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }
}
