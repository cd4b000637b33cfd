using System.Globalization;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>
/// Reads <c>exemptions.csv</c>. An exemption that breaks a rule is set aside and is not in force: a mistake in it never opens a door.
/// </summary>
public static class Exemptions
{
    /// <summary>Reads the file at <paramref name="path"/>, plain or gzip.</summary>
    /// <returns>Those that may be in force on the days of their period; or why the file cannot be read.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public static (IReadOnlyList<Exemption> Exemptions, IReadOnlyList<FileRefusal> Refusals) Read(string path, IRejects rejects)
    {
        var file = new InventoryFile(path, FleetFiles.Exemptions);
        if (!File.Exists(path))
            return ([], [FileRefusal.NoFile(path)]);
        if (InventoryRows.WhyNot(file) is { Count: > 0 } refusals)
            return ([], refusals);

        using var rows = InventoryRows.Open(file, rejects, progress: null);
        var inForce = new Dictionary<string, Exemption>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
            if (ReadRow(rows) is { } exemption && !inForce.TryAdd(exemption.Id, exemption))
                rows.Reject(rows.ColumnOf("exemption"), RejectReasons.SeenBefore);
        return ([.. inForce.Values], []);
    }

    private static Exemption? ReadRow(InventoryRows rows)
    {
        var scope = Scope(Text("scope"));
        if (scope is null)
            return Refuse("scope", RejectReasons.UnknownScope);
        if (Text("exemption") == "" || Text("subject") == "" || Text("app") == "")
            return Refuse("exemption", RejectReasons.IncompleteExemption);
        if (!TryDay("from", out var from))
            return Refuse("from", RejectReasons.NotADate);
        if (!TryDay("until", out var until))
            return Refuse("until", RejectReasons.NotADate);

        var exemption = new Exemption(
            Text("exemption"), scope.Value, Text("subject"), Text("app"), Text("task"), Text("justification"), Text("measures"),
            new Period(from, until), Text("requested_by"), Text("advised_by"), Text("approved_by"));
        return exemption.WhyNot() is var (code, reason) ? Refuse("exemption", new RejectReason(code, reason)) : exemption;

        string Text(string column) => rows.Text(rows.ColumnOf(column));

        bool TryDay(string column, out DateOnly? day)
        {
            var text = Text(column);
            var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
            day = isDay ? parsed : null;
            return isDay || text == "";
        }

        Exemption? Refuse(string column, RejectReason reason)
        {
            rows.Reject(rows.ColumnOf(column), reason);
            return null;
        }
    }

    private static ExemptionScope? Scope(string word)
    {
        for (var i = 0; i < Exemption.Scopes.Count; i++)
            if (Exemption.Scopes[i].Equals(word, StringComparison.OrdinalIgnoreCase))
                return (ExemptionScope)i;
        return null;
    }
}
