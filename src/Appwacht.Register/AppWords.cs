namespace Appwacht.Register;

/// <summary>The words by which an app can be found, and how much it says that one of them fits: less counts for more.</summary>
internal sealed class AppWords(AppRegister register)
{
    private const int Name = 0;
    private const int Identifier = 3;
    private const int Maker = 4;
    private const int Place = 6;

    private static readonly char[] Marks = ['.', '-', '_'];

    private readonly Dictionary<string, Dictionary<string, int>> above = new(StringComparer.Ordinal);

    /// <summary>The words of an app, each once, with the least that it takes.</summary>
    public IReadOnlyDictionary<string, int> Of(App app)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in app.Aliases.Append(app.Name).Append(app.Slug))
        {
            var plain = PlainName.Of(name);
            Add(found, plain, Name);
            if (plain.Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } joined)
                found[joined] = Name;
        }

        foreach (var id in app.Ids.Select(id => id.Id.Identifier))
        {
            Add(found, PlainName.Of(id), Identifier);
            foreach (var part in id.Split(Marks))
                Add(found, PlainName.Of(part), Identifier);
        }

        foreach (var maker in app.Publishers)
            Add(found, PlainName.Of(maker), Maker);
        Add(found, PlainName.Of(app.Category), Place);
        foreach (var edge in register.EdgesFrom(app.Node))
            foreach (var (word, field) in Upwards(edge))
                Add(found, word, field);
        return found;
    }

    /// <summary>
    /// The words of a party and of those above it over all time, and where they are: who looks for a former owner finds the app too.
    /// </summary>
    private Dictionary<string, int> Upwards(ControlEdge edge)
    {
        if (above.TryGetValue(edge.Parent.Id, out var known))
            return known;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(found, PlainName.Of(edge.Parent.Name), edge.Parent.Kind is PartyKind.State ? Place : Maker);
        if (edge.Parent.Seat is { } seat && register.Countries.TryGetValue(seat, out var country))
        {
            Add(found, PlainName.Of(country.Dutch), Place);
            Add(found, PlainName.Of(country.English), Place);
        }

        foreach (var (word, field) in register.EdgesFrom(edge.Parent.Id).SelectMany(Upwards))
            Add(found, word, field);
        return above[edge.Parent.Id] = found;
    }

    private static void Add(Dictionary<string, int> found, string plain, int field)
    {
        foreach (var word in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found[word] = found.TryGetValue(word, out var known) ? Math.Min(known, field) : field;
    }
}
