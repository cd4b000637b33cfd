using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Appwacht.Core.Organisations;

/// <summary>What stands in a column, the same in every database.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>Text.</summary>
    Text,
    /// <summary>Bytes.</summary>
    Bytes,
    /// <summary>Yes or no.</summary>
    Boolean,
    /// <summary>A day without a time.</summary>
    Day,
}

/// <summary>A column of a table.</summary>
internal sealed record StoredColumn(string Name, ColumnKind Kind);

/// <summary>A table of an organisation as a backup describes it: enough to read and write its rows without knowing what they mean.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All columns.</param>
/// <param name="Key">The columns by which rows are ordered and told apart.</param>
/// <param name="Counter">The column that the database numbers, or null.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key, string? Counter)
{
    /// <summary>All tables of this version of the program; one that refers to another comes after it.</summary>
    public static IReadOnlyList<StoredTable> Of(IModel model)
    {
        var tables = new List<StoredTable>();
        var seen = new HashSet<IEntityType>();
        foreach (var entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
            Add(entity);
        return tables;

        void Add(IEntityType entity)
        {
            if (!seen.Add(entity))
                return;
            foreach (var reference in entity.GetForeignKeys().OrderBy(key => key.PrincipalEntityType.GetTableName(), StringComparer.Ordinal))
                Add(reference.PrincipalEntityType);
            tables.Add(Of(entity));
        }
    }

    /// <summary>The rows, in the order of the key.</summary>
    /// <param name="byBytes">How this database orders text by its bytes.</param>
    public string Select(string byBytes)
    {
        var order = Key.Select(key => Columns.Single(column => column.Name == key).Kind is ColumnKind.Text ? $"{Quoted(key)} {byBytes}" : Quoted(key));
        return $"SELECT {string.Join(", ", Columns.Select(column => Quoted(column.Name)))} FROM {Quoted(Name)} ORDER BY {string.Join(", ", order)}";
    }

    /// <summary>Adds so many rows; the parameters are numbered on from 0.</summary>
    public string Insert(int rows) =>
        $"INSERT INTO {Quoted(Name)} ({string.Join(", ", Columns.Select(column => Quoted(column.Name)))}) VALUES "
        + string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(number => $"@p{number}"))})"));

    /// <summary>Whether the names are such that they can stand in SQL, and the parts fit each other: what comes from a file may be anything.</summary>
    public bool IsSound() => IsName(Name) && !Name.StartsWith("pg_", StringComparison.Ordinal) && !Name.StartsWith("sqlite_", StringComparison.Ordinal)
        && Columns is { Count: > 0 } && Columns.All(column => column is not null && IsName(column.Name))
        && Key is { Count: > 0 } && Key.Append(Counter ?? Key[0]).All(name => Columns.Any(column => column.Name == name));

    /// <summary>The table of a kind of thing.</summary>
    public static StoredTable Of(IEntityType entity)
    {
        var name = entity.GetTableName() ?? throw new NotSupportedException($"{entity.Name} has no table of its own.");
        var key = entity.FindPrimaryKey()?.Properties ?? throw new NotSupportedException($"{name} has no key.");
        var counter = key is [{ ValueGenerated: ValueGenerated.OnAdd }] && Kind(key[0]) is ColumnKind.Integer ? key[0].GetColumnName() : null;
        return new StoredTable(name, [.. entity.GetProperties().Select(property => new StoredColumn(property.GetColumnName(), Kind(property)))], [.. key.Select(property => property.GetColumnName())], counter);
    }

    private static ColumnKind Kind(IProperty property)
    {
        var stored = (property.GetTypeMapping().Converter ?? property.GetValueConverter())?.ProviderClrType ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return stored == typeof(long) || stored == typeof(int) || stored == typeof(short) || stored == typeof(byte) ? ColumnKind.Integer
            : stored == typeof(string) ? ColumnKind.Text
            : stored == typeof(byte[]) ? ColumnKind.Bytes
            : stored == typeof(bool) ? ColumnKind.Boolean
            : stored == typeof(DateOnly) ? ColumnKind.Day
            : throw new NotSupportedException($"A backup cannot hold {property.DeclaringType.DisplayName()}.{property.Name} yet: it is a {stored.Name}.");
    }

    private static bool IsName(string? name) => name is { Length: > 0 and <= 63 } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_') && !char.IsAsciiDigit(name[0]);

    private static string Quoted(string name) => $"\"{name}\"";
}
