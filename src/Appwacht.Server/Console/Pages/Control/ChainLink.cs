using Appwacht.Register;

namespace Appwacht.Server.Console.Pages.Control;

/// <summary>One link of a chain of control, as it is drawn and told.</summary>
/// <param name="Number">By which the picture refers to the text.</param>
/// <param name="From">The app or party that it is about.</param>
/// <param name="To">Who or what stands above it.</param>
/// <param name="Edge">What the register says; null for the seat of a party, which the register says of the party itself.</param>
/// <param name="IsDecisive">Whether control passes along it.</param>
public sealed record ChainLink(int Number, string From, string To, ControlEdge? Edge, bool IsDecisive)
{
    private const string CountryPrefix = "land:";

    /// <summary>The country that the link leads to, or null when it leads to a party.</summary>
    public Country? ToCountry => CountryOf(To);

    /// <summary>The country that a node stands for, or null.</summary>
    public static Country? CountryOf(string node) => node.StartsWith(CountryPrefix, StringComparison.Ordinal) ? Country.Parse(node[CountryPrefix.Length..]) : null;

    /// <summary>Every link that holds on a day for users in a country, from the app upwards, each once.</summary>
    public static IReadOnlyList<ChainLink> Of(App app, AppRegister register, DateOnly day, Country usedIn)
    {
        var links = new List<ChainLink>();
        var met = new HashSet<string>();
        Walk(app.Node, null);
        return links;

        void Walk(string node, Party? party)
        {
            if (!met.Add(node))
                return;
            var held = register.EdgesFrom(node).Where(edge => edge.Holds(day, usedIn)).ToArray();
            foreach (var edge in held)
            {
                var isPlace = edge.Kind is EdgeKind.OperatedIn or EdgeKind.RegisteredIn && edge.Parent.Seat is not null;
                links.Add(new(links.Count + 1, node, isPlace ? CountryPrefix + edge.Parent.Seat : edge.Parent.Id, edge, edge.CarriesControl || edge.Kind is EdgeKind.OperatedIn));
            }

            // The seat of who stands at the top counts when no place of work is known.
            if (party?.Seat is { } seat && !held.Any(edge => edge.CarriesControl || edge is { Kind: EdgeKind.OperatedIn, Parent.Seat: not null }))
                links.Add(new(links.Count + 1, node, CountryPrefix + seat, null, true));
            foreach (var edge in held.Where(edge => edge.CarriesControl))
                Walk(edge.Parent.Id, edge.Parent);
        }
    }
}
