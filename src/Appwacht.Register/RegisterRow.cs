using System.Globalization;
using Appwacht.Register.Csv;

namespace Appwacht.Register;

/// <summary>Where a fact was read.</summary>
internal readonly record struct Place(string File, long Line, int Column)
{
    public RegisterFault Fault(string code, string message) => new(File, Line, Column, code, message);
}

/// <summary>One row of a register file; what does not fit its column is put on the list of faults with its place.</summary>
internal sealed class RegisterRow(string file, CsvTable table, HashSet<string> seen, List<RegisterFault> faults)
{
    public Place Place { get; } = new(file, table.Line, 1);

    public string this[string column] => table.Text(table.ColumnOf(column));

    public void Refuse(string column, string code, string message) =>
        faults.Add(new Place(file, table.Line, table.ColumnAt(table.ColumnOf(column))).Fault(code, message));

    public string Required(string column)
    {
        if (this[column] is "")
            Refuse(column, "REG009", $"`{column}` is empty");
        return this[column];
    }

    public string Unique(string column)
    {
        if (!seen.Add(Required(column)))
            Refuse(column, "REG010", $"`{this[column]}` is already there");
        return this[column];
    }

    public string Reference(string column, HashSet<string> known)
    {
        if (!known.Contains(this[column]))
            Refuse(column, "REG005", $"there is no app `{this[column]}`");
        return this[column];
    }

    public IReadOnlyList<string> Many(string column) =>
        this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public T OneOf<T>(string column, IReadOnlyList<string> names) where T : struct, Enum
    {
        var at = names.ToList().IndexOf(this[column]);
        if (at < 0)
            Refuse(column, "REG011", $"`{this[column]}` is not one of {string.Join(", ", names)}");
        return Enum.GetValues<T>()[Math.Max(at, 0)];
    }

    public Country? Country(string column)
    {
        if (Register.Country.TryParse(this[column], out var country) && country.Code == this[column])
            return country;
        Refuse(column, "REG012", $"`{this[column]}` is not a country code of two capitals");
        return null;
    }

    public Country? KnownCountry(string column, HashSet<Country> known)
    {
        if (this[column] is "" || Country(column) is not { } country)
            return null;
        if (!known.Contains(country))
            Refuse(column, "REG012", $"there is no country `{country}` in countries.csv");
        return country;
    }

    public AppId StoreId(string platform, string identifier)
    {
        if (AppId.TryParse($"{this[platform]}:{this[identifier]}", out var id))
            return id;
        Refuse(identifier, "REG013", $"`{this[platform]}:{this[identifier]}` is not an app id");
        return default;
    }

    public DateOnly? OptionalDay(string column)
    {
        if (this[column] is "")
            return null;
        if (Register.Period.TryParseDate(this[column], out var day))
            return day;
        Refuse(column, "REG014", $"`{this[column]}` is not a date (yyyy, yyyy-mm or yyyy-mm-dd)");
        return null;
    }

    public DateOnly Day(string column)
    {
        Required(column);
        return OptionalDay(column) ?? DateOnly.MinValue;
    }

    public Period Period(string from, string until)
    {
        var period = new Period(OptionalDay(from), OptionalDay(until));
        if (period.IsEmpty)
            Refuse(until, "REG015", $"`until` {this[until]} is not after `from` {this[from]}");
        return period;
    }

    public decimal? Share(string column)
    {
        if (this[column] is "")
            return null;
        if (decimal.TryParse(this[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 100)
            return share;
        Refuse(column, "REG016", $"`{this[column]}` is not a share in percent");
        return null;
    }

    /// <remarks>A code that is no country, such as <c>UK</c>, would make an edge hold for nobody.</remarks>
    public Region Region(string column, HashSet<Country> known)
    {
        if (!Register.Region.TryParse(this[column], out var region) || !region.Countries.All(known.Contains))
            Refuse(column, "REG017", $"`{this[column]}` is not a region (a country, EU, EEA, or `*-US-EEA`)");
        return region;
    }

    public Source Source()
    {
        Required("source_title");
        return new Source(this["source_title"], this["source_url"], table.ColumnOf("source_date") < 0 ? "" : this["source_date"]);
    }
}
