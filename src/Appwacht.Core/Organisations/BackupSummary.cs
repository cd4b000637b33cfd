namespace Appwacht.Core.Organisations;

/// <summary>What a backup holds, or an organisation did when it was read.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="TakenAt">When.</param>
/// <param name="Tables">Each table.</param>
public sealed record BackupSummary(OrganisationId Organisation, DateTimeOffset TakenAt, IReadOnlyList<TableSummary> Tables)
{
    /// <summary>All rows together.</summary>
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <summary>What a table holds.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">Over all of them in the order of their key: equal exactly when they are, in whichever database.</param>
public sealed record TableSummary(string Name, long Rows, string Sha256);
