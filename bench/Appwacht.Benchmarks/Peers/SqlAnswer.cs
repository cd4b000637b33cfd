using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Appwacht.Benchmarks.Fleet;

namespace Appwacht.Benchmarks.Peers;

/// <summary>What databases answer, as counts.</summary>
internal static class SqlAnswer
{
    [SuppressMessage("Security", "CA2100", Justification = "Every statement is a constant of this program.")]
    public static void Do(this DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every statement is a constant of this program.")]
    public static IEnumerable<long[]> Rows(this DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => long.Parse(reader.GetValue(i).ToString() ?? "", CultureInfo.InvariantCulture))];
    }

    /// <summary>Rows of state, devices, and installs allowed, to vet and denied.</summary>
    public static FleetCounts Counts(this DbConnection database, string sql)
    {
        var counts = default(FleetCounts);
        foreach (var row in database.Rows(sql))
        {
            counts = counts with { AppsAllowed = counts.AppsAllowed + row[2], AppsToVet = counts.AppsToVet + row[3], AppsDenied = counts.AppsDenied + row[4] };
            counts = row[0] switch { 3 => counts with { DevicesDenied = row[1] }, 2 => counts with { DevicesToVet = row[1] }, _ => counts with { DevicesAllowed = row[1] } };
        }

        return counts;
    }
}
