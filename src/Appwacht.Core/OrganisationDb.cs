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

    /// <summary>Not offered: sealing the trail waits for others.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    /// <summary>Begins a transaction in which this organisation is written by nobody else, in this process or another.</summary>
    public abstract Task<WriteTurn> BeginTurn(CancellationToken cancel);

    /// <summary>Makes that no other process does this work for the organisation until this is disposed, or the process ends.</summary>
    /// <returns>Whether it is ours; false when another is at it.</returns>
    public abstract Task<bool> TryHold(string work, CancellationToken cancel);

    /// <summary>Begins a transaction in which everything is read as it was at one moment, while others go on writing.</summary>
    public abstract Task<IAsyncDisposable> BeginSnapshot(CancellationToken cancel);

    /// <summary>The highest number that was ever given out in a column that numbers its rows; also when that row is gone, for the trail still names it.</summary>
    public abstract Task<long> LastNumber(string table, string column, CancellationToken cancel);

    /// <summary>Makes that numbers are given out from the one after this.</summary>
    public abstract Task SetLastNumber(string table, string column, long number, CancellationToken cancel);

    /// <summary>In a turn: takes the tables away, so that whoever waits for the next turn fails instead of writing what would be lost.</summary>
    public abstract Task Retire(CancellationToken cancel);

    /// <summary>How a text is ordered by its bytes, in SQL: the one order that all databases share.</summary>
    public abstract string ByBytes { get; }

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
