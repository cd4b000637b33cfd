namespace Appwacht.Register;

/// <summary>Who controls an app, judged on a day for users in a country. Pure: the register and the day are all it looks at.</summary>
public sealed class ControlChain
{
    private ControlChain(IReadOnlyList<ControlPath> countries, IReadOnlyList<PartyPath> parties, IReadOnlyList<ControlEdge> publishers, IReadOnlyList<ControlEdge> shownOnly) =>
        (Countries, Parties, Publishers, ShownOnly) = (countries, parties, publishers, shownOnly);

    /// <summary>For every country the app is controlled from, the strongest path; of equally strong ones the shortest. Strongest first.</summary>
    public IReadOnlyList<ControlPath> Countries { get; }

    /// <summary>For every party above the app, the strongest path.</summary>
    public IReadOnlyList<PartyPath> Parties { get; }

    /// <summary>The edges by which stores name a publisher.</summary>
    public IReadOnlyList<ControlEdge> Publishers { get; }

    /// <summary>Edges met on the way that are shown but carry no control: registrations and shares below half.</summary>
    public IReadOnlyList<ControlEdge> ShownOnly { get; }

    /// <summary>Follows every edge that holds on the day for users in the country, from the app upwards.</summary>
    public static ControlChain Of(App app, AppRegister register, DateOnly day, Country usedIn)
    {
        var countries = new Dictionary<Country, ControlPath>();
        var parties = new Dictionary<string, PartyPath>();
        var shown = new List<ControlEdge>();
        Walk(app.Node, null, []);
        return new(
            [.. countries.Values.OrderByDescending(path => path.Confidence).ThenBy(path => path.Country)],
            [.. parties.Values.OrderBy(path => path.Party.Id, StringComparer.Ordinal)],
            [.. HeldEdges(app.Node).Where(edge => edge.Kind is EdgeKind.PublishedBy)],
            [.. shown.Distinct()]);

        IEnumerable<ControlEdge> HeldEdges(string node) => register.EdgesFrom(node).Where(edge => edge.Holds(day, usedIn));

        // The register refuses cycles, so the walk ends; chains are short, so walking a shared ancestor twice costs nothing.
        void Walk(string node, Party? party, List<ControlEdge> path)
        {
            // Where a party works says more than where it is registered: the seat counts only when no place of work is known.
            var seatDecides = true;
            foreach (var edge in HeldEdges(node))
            {
                if (edge.CarriesControl)
                {
                    seatDecides = false;
                    List<ControlEdge> longer = [.. path, edge];
                    KeepParty(new PartyPath(edge.Parent, longer));
                    Walk(edge.Parent.Id, edge.Parent, longer);
                }
                else if (edge is { Kind: EdgeKind.OperatedIn, Parent.Seat: { } country })
                {
                    seatDecides = false;
                    KeepCountry(new ControlPath([.. path, edge], country, PathEnd.OperatedIn));
                }
                else
                {
                    shown.Add(edge);
                }
            }

            if (seatDecides && party?.Seat is { } seat)
                KeepCountry(new ControlPath(path, seat, PathEnd.SeatedIn));
        }

        void KeepCountry(ControlPath found)
        {
            // Of two that are equally strong and short, the place of work says more than a seat.
            if (!countries.TryGetValue(found.Country, out var known) || Stronger(found.Confidence, found.Edges, known.Confidence, known.Edges)
                || (found.End < known.End && !Stronger(known.Confidence, known.Edges, found.Confidence, found.Edges)))
                countries[found.Country] = found;
        }

        void KeepParty(PartyPath found)
        {
            if (!parties.TryGetValue(found.Party.Id, out var known) || Stronger(found.Confidence, found.Edges, known.Confidence, known.Edges))
                parties[found.Party.Id] = found;
        }
    }

    private static bool Stronger(Confidence found, IReadOnlyList<ControlEdge> foundEdges, Confidence known, IReadOnlyList<ControlEdge> knownEdges) =>
        found > known || (found == known && foundEdges.Count < knownEdges.Count);
}
