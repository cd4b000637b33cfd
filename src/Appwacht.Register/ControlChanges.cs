namespace Appwacht.Register;

/// <summary>The edges of control, while changes are made to them.</summary>
internal sealed class ControlChanges(AppRegister under)
{
    private readonly List<ControlEdge> edges = [.. under.Edges];
    private readonly Dictionary<string, Party> places = [];

    public IReadOnlyList<ControlEdge> Edges => edges;

    /// <summary>Parties that stand for a place of work and were not in the register.</summary>
    public IReadOnlyCollection<Party> Places => places.Values;

    public ChangeStanding Apply(RegisterChange change)
    {
        if (under.FindParty(change.About) is null || Above(change) is not { } above)
            return ChangeStanding.Impossible;
        var same = edges.Where(edge => IsSame(edge, change)).ToArray();
        // What holds for a part of the world, or is less sure, leaves something to say.
        var enough = change.IsEnd ? same : [.. same.Where(edge => edge.Region == Region.Everywhere && edge.Confidence >= change.Confidence)];
        var standing = change.Standing([.. enough.Select(edge => edge.Period)]);
        if (standing is ChangeStanding.Superfluous)
            return standing;
        if (change.IsEnd)
            End(change);
        else if (change.Country is null && (change.About == above.Id || Climbs(above.Id, change.About)))
            return ChangeStanding.Impossible;
        else
            edges.Add(new ControlEdge(
                change.About, above, change.Country is null ? EdgeKind.ControlledBy : EdgeKind.OperatedIn, null, Region.Everywhere, new Period(change.Day, null), change.Confidence, null, change.Source, ""));
        return standing;
    }

    /// <summary>Control that ends on or before the day it begins was never there.</summary>
    private void End(RegisterChange change)
    {
        for (var at = edges.Count - 1; at >= 0; at--)
            if (IsSame(edges[at], change) && edges[at].Period.GoesOnAfter(change.Day))
            {
                edges[at] = edges[at] with { Period = edges[at].Period.CutOff(change.Day) };
                if (edges[at].Period.IsEmpty)
                    edges.RemoveAt(at);
            }
    }

    private static bool IsSame(ControlEdge edge, RegisterChange change) => edge.Child == change.About && (change.Country is { } country
        ? edge.Kind is EdgeKind.OperatedIn && edge.Parent.Seat == country
        : edge.CarriesControl && edge.Parent.Id == change.Other);

    private Party? Above(RegisterChange change)
    {
        if (change.Country is not { } country)
            return under.FindParty(change.Other);
        if (!under.Countries.TryGetValue(country, out var name))
            return null;
        var id = PlaceId(country);
        if ((under.FindParty(id) ?? places.GetValueOrDefault(id)) is not { } place)
            places[id] = place = new Party(id, $"{name.English} (jurisdiction)", PartyKind.State, country, "", "");
        return place;
    }

    /// <summary>How the register calls the party that stands for a place of work.</summary>
    private static string PlaceId(Country country) => $"jurisdiction-{country.Code.ToLowerInvariant()}";

    /// <summary>Whether control leads up from one party to another, on any day: the register allows no circle, also over time.</summary>
    private bool Climbs(string from, string to)
    {
        var upwards = edges.Where(edge => edge.CarriesControl).ToLookup(edge => edge.Child, edge => edge.Parent.Id);
        var (seen, open) = (new HashSet<string> { from }, new Stack<string>([from]));
        while (open.TryPop(out var party))
            foreach (var parent in upwards[party])
            {
                if (parent == to)
                    return true;
                if (seen.Add(parent))
                    open.Push(parent);
            }

        return false;
    }
}
