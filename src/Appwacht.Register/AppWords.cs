namespace Appwacht.Register;

/// <summary>The words by which an app can be found, and how much it says that one of them fits: less counts for more.</summary>
internal sealed class AppWords(AppRegister register)
{
    private const int Name = 0;
    private const int Identifier = 3;
    private const int Maker = 4;
    private const int Place = 6;

    private static readonly char[] Marks = ['.', '-', '_'];

    private readonly Dictionary<string, HashSet<(string Word, int Field)>> above = new(StringComparer.Ordinal);

    /// <summary>The words of an app.</summary>
    public IEnumerable<(string Word, int Field)> Of(App app) =>
    [
        .. app.Aliases.Append(app.Name).Append(app.Slug).SelectMany(name => Words(name, Name)),
        .. app.Aliases.Append(app.Name).Select(name => (PlainName.Of(name).Replace(" ", "", StringComparison.Ordinal), Name)).Where(joined => joined.Item1 is not ""),
        .. app.Ids.SelectMany(id => Words(id.Id.Identifier, Identifier).Concat(id.Id.Identifier.Split(Marks).SelectMany(part => Words(part, Identifier)))),
        .. app.Publishers.SelectMany(maker => Words(maker, Maker)),
        .. Words(app.Category, Place),
        .. Above(app.Node),
    ];

    /// <summary>The makers above an app or a party over all time, and where they are: who looks for a former owner finds the app too.</summary>
    private HashSet<(string Word, int Field)> Above(string node)
    {
        if (above.TryGetValue(node, out var known))
            return known;
        HashSet<(string Word, int Field)> found = [];
        foreach (var edge in register.EdgesFrom(node))
        {
            found.UnionWith(Words(edge.Parent.Name, edge.Parent.Kind is PartyKind.State ? Place : Maker));
            if (edge.Parent.Seat is { } seat && register.Countries.TryGetValue(seat, out var country))
                found.UnionWith([.. Words(country.Dutch, Place), .. Words(country.English, Place)]);
            found.UnionWith(Above(edge.Parent.Id));
        }

        // An app is asked for once; a party by each app below it.
        return node.StartsWith(App.Prefix, StringComparison.Ordinal) ? found : above[node] = found;
    }

    private static IEnumerable<(string Word, int Field)> Words(string text, int field) => PlainName.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, field));
}
