using System.Globalization;
using Appwacht.Register.Csv;

namespace Appwacht.Register;

/// <summary>
/// Reads the files of the register and refuses what is inconsistent: unknown parties and apps, cycles, reversed or overlapping
/// periods, an identifier claimed twice. All faults of all files are given at once.
/// </summary>
public sealed class RegisterReader
{
    /// <summary>The files a register is made of; every one of them must be there.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        "apps.csv", "app-ids.csv", "parties.csv", "edges.csv", "lists.csv", "listings.csv", "capabilities.csv", "decisions.csv",
        "country-lists.csv", "countries.csv",
    ];

    private readonly Func<string, Stream?> open;
    private readonly List<RegisterFault> faults = [];

    private RegisterReader(Func<string, Stream?> open) => this.open = open;

    /// <summary>Reads all files.</summary>
    /// <param name="open">Gives the bytes of a file by name, or null when it is not there.</param>
    /// <returns>The register, or null and every fault found.</returns>
    public static (AppRegister? Register, IReadOnlyList<RegisterFault> Faults) Read(Func<string, Stream?> open)
    {
        var reader = new RegisterReader(open);
        var facts = reader.ReadFacts();
        return reader.faults.Count == 0 ? (new AppRegister(facts), []) : (null, reader.faults);
    }

    private RegisterFacts ReadFacts()
    {
        var countries = Rows("countries.csv", ["country", "nl", "en"], row =>
        {
            row.Unique("country");
            return row.Country("country") is { } country ? new CountryName(country, row["nl"], row["en"]) : null;
        });
        var known = countries.Select(country => country.Country).ToHashSet();

        var parties = Rows("parties.csv", ["party", "name", "kind", "country", "lei", "note"], row => new Party(
            row.Unique("party"), row.Required("name"), row.OneOf<PartyKind>("kind", ["company", "person", "fund", "state"]),
            row.KnownCountry("country", known), row["lei"], row["note"]));
        var partyById = parties.GroupBy(party => party.Id).ToDictionary(group => group.Key, group => group.First());

        var ids = Rows("app-ids.csv", ["app", "platform", "identifier", "confidence", "borrowed_by", "note"], row => (
            App: row.Required("app"), Row: row.Place, Id: new StoreId(
                row.StoreId("platform", "identifier"), row.OneOf<Confidence>("confidence", Confidences.Names), row.Many("borrowed_by"), row["note"])));
        var idsByApp = ids.ToLookup(id => id.App, id => id.Id);

        var apps = Rows("apps.csv", ["app", "name", "category", "status", "aliases", "publishers", "alternatives", "note"], row =>
        {
            var slug = row.Unique("app");
            return new App(
                slug, row.Required("name"), row.Required("category"), row.Required("status"), [.. idsByApp[slug]], row.Many("aliases"),
                row.Many("publishers"), row.Many("alternatives"), row["note"]);
        });
        var slugs = apps.Select(app => app.Slug).ToHashSet();
        foreach (var id in ids.Where(id => !slugs.Contains(id.App)))
            faults.Add(id.Row.Fault("REG005", $"there is no app `{id.App}`"));
        foreach (var claimed in ids.GroupBy(id => id.Id.Id))
            faults.AddRange(claimed.Skip(1).Select(later => later.Row.Fault("REG006", $"`{claimed.Key}` is already claimed by `{claimed.First().App}`")));

        var decisions = Rows("decisions.csv", ["decision", "by", "date", "reference", "why"], row => new AttributionDecision(
            row.Unique("decision"), row.Required("by"), row.Day("date"), row.Required("reference"), row.Required("why")))
            .GroupBy(decision => decision.Id).ToDictionary(group => group.Key, group => group.First());

        var edges = Rows("edges.csv",
            ["child", "parent", "kind", "share", "region", "from", "until", "confidence", "decision", "source_title", "source_url", "source_date", "note"],
            row =>
            {
                var child = row.Required("child");
                var exists = child.StartsWith(App.Prefix, StringComparison.Ordinal) ? slugs.Contains(child[App.Prefix.Length..]) : partyById.ContainsKey(child);
                if (!exists)
                    row.Refuse("child", "REG005", $"there is no app or party `{child}`");
                if (!partyById.TryGetValue(row["parent"], out var parent))
                    row.Refuse("parent", "REG004", $"there is no party `{row["parent"]}`");
                var confidence = row.OneOf<Confidence>("confidence", Confidences.Names);
                var decision = decisions.GetValueOrDefault(row["decision"]);
                if ((confidence is Confidence.Decided) != (decision is not null) || (decision is null && row["decision"] != ""))
                    row.Refuse("decision", "REG007", "an edge is `decided` exactly when it names a decision from decisions.csv");
                var kind = row.OneOf<EdgeKind>("kind", EdgeKinds.Names);
                if (kind is EdgeKind.OperatedIn && parent is { Seat: null })
                    row.Refuse("parent", "REG020", $"`{parent.Id}` has no country, so it does not say where the work is done");
                return parent is null ? null : new PlacedEdge(row.Place, new ControlEdge(
                    child, parent, kind, row.Share("share"), row.Region("region", known),
                    row.Period("from", "until"), confidence, decision, row.Source(), row["note"]));
            });
        faults.AddRange(EdgeConsistency.FaultsIn(edges));

        var lists = Rows("lists.csv", ["list", "name", "by", "published", "source_title", "source_url"], row => new AppList(
            row.Unique("list"), row.Required("name"), row.Required("by"), row.Day("published"), row.Source()));
        var listById = lists.GroupBy(list => list.Id).ToDictionary(group => group.Key, group => group.First());
        var listings = Rows("listings.csv", ["list", "app", "from", "until", "note"], row =>
        {
            if (!listById.TryGetValue(row["list"], out var list))
                row.Refuse("list", "REG008", $"there is no list `{row["list"]}`");
            return list is null ? null : new Listing(list, row.Reference("app", slugs), row.Period("from", "until"));
        });

        var capabilities = Rows("capabilities.csv", ["app", "uses", "how", "from", "confidence", "source_title", "source_url", "note"], row => new Capability(
            row.Reference("app", slugs), row.Required("uses"), row["how"], new Period(row.OptionalDay("from"), null),
            row.OneOf<Confidence>("confidence", Confidences.Names), row.Source()));

        var listedCountries = Rows("country-lists.csv", ["list", "country", "from", "until", "source_title", "source_url"], row =>
            row.Required("country") is not "" && row.KnownCountry("country", known) is { } country
                ? new ListedCountry(row.Required("list"), country, row.Period("from", "until"), row.Source()) : null);

        return new(apps, parties, [.. edges.Select(edge => edge.Edge)], lists, listings, capabilities, listedCountries, countries);
    }

    private List<T> Rows<T>(string file, string[] columns, Func<RegisterRow, T?> read)
    {
        var rows = new List<T>();
        using var stream = open(file);
        if (stream is null)
        {
            faults.Add(new RegisterFault(file, 1, 1, "REG001", "the file is missing"));
            return rows;
        }

        using var table = CsvTable.Open(stream);
        var missing = columns.Where(column => table.ColumnOf(column) < 0).ToArray();
        if (missing.Length > 0)
        {
            faults.Add(new RegisterFault(file, 1, 1, "REG002", $"the header lacks {string.Join(", ", missing.Select(name => $"`{name}`"))}"));
            return rows;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            var row = new RegisterRow(file, table, seen, faults);
            if (table.Fault is { } fault)
                faults.Add(new RegisterFault(file, fault.Line, fault.Column, "REG003", "the line cannot be read as separated values"));
            else if (table.Count != table.Header.Count)
                faults.Add(row.Place.Fault("REG003", $"the line has {table.Count.ToString(CultureInfo.InvariantCulture)} fields, the header {table.Header.Count}"));
            else if (read(row) is { } value)
                rows.Add(value);
        }

        return rows;
    }
}
