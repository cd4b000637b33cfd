using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Files;

/// <summary>Reads <c>people.csv</c>: how a person is placed in the organisation, never a name or an address.</summary>
internal static class PeopleFile
{
    public static Dictionary<string, Person> Read(InventoryFile file, IRejects rejects, IProgress<ReadProgress>? progress)
    {
        using var rows = InventoryRows.Open(file, rejects, progress);
        var (id, unit, role, tier) = (rows.ColumnOf("person_id"), rows.ColumnOf("unit"), rows.ColumnOf("role"), rows.ColumnOf("risk_tier"));
        var (groups, deployments, language) = (rows.ColumnOf("groups"), rows.ColumnOf("deployments"), rows.ColumnOf("language"));
        var pool = new TextPool();

        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
        {
            var person = rows.Text(id);
            if (person.Length == 0)
                rows.Reject(id, RejectReasons.NoPerson);
            else if (people.ContainsKey(person))
                rows.Reject(id, RejectReasons.SeenBefore);
            else
                people.Add(person, new Person(
                    person, Pooled(unit), Pooled(role), Tier(), Set(groups), Set(deployments), Pooled(language) is "en" ? "en" : "nl"));
        }

        return people;

        string? Pooled(int column) => pool.Get(rows.Bytes(column)) is { Length: > 0 } text ? text : null;

        RiskTier? Tier()
        {
            if (Pooled(tier) is not { } word)
                return null;
            var known = DeviceWords.ParseTier(word);
            if (known is null)
                rows.Reject(tier, RejectReasons.UnknownTier);
            return known;
        }

        HashSet<string>? Set(int column) => column < 0 ? null : rows.Text(column)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
