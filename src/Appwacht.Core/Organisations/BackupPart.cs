namespace Appwacht.Core.Organisations;

/// <summary>What is read of a backup, in the order of the file. The last is <see cref="Sealed"/> or <see cref="Damaged"/>.</summary>
internal abstract record BackupPart
{
    /// <summary>The first line.</summary>
    public sealed record Head(BackupHead Of) : BackupPart;

    /// <summary>A table begins.</summary>
    public sealed record Table(TableHead Of) : BackupPart;

    /// <summary>A row of the table.</summary>
    public sealed record Row(object[] Values) : BackupPart;

    /// <summary>The table ends, and its rows are those that were written.</summary>
    public sealed record End(TableSummary Of) : BackupPart;

    /// <summary>The file ends, and everything in it is as it was written.</summary>
    public sealed record Sealed : BackupPart;

    /// <summary>It is not: what came before may be wrong as well.</summary>
    public sealed record Damaged(Refusal Why) : BackupPart;
}
