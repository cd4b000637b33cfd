namespace Appwacht.Register;

/// <summary>An edge and where it was read.</summary>
internal sealed record PlacedEdge(Place Place, ControlEdge Edge);

/// <summary>What a set of edges may not do: say the same thing twice for one day, or lead back to where it came from.</summary>
internal static class EdgeConsistency
{
    public static IEnumerable<RegisterFault> FaultsIn(IReadOnlyList<PlacedEdge> edges) => Overlaps(edges).Concat(Cycles(edges));

    private static IEnumerable<RegisterFault> Overlaps(IReadOnlyList<PlacedEdge> edges) =>
        from same in edges.GroupBy(edge => (edge.Edge.Child, edge.Edge.Parent.Id, edge.Edge.Kind))
        from later in same
        from earlier in same
        where earlier.Place.Line < later.Place.Line && earlier.Edge.Period.Overlaps(later.Edge.Period) && earlier.Edge.Region.Overlaps(later.Edge.Region)
        select later.Place.Fault("REG018", $"`{later.Edge.Child}` {later.Edge.Kind.Name()} `{later.Edge.Parent.Id}` overlaps line {earlier.Place.Line} in time and region");

    /// <summary>Depth first, with a stack of our own: a chain as long as the file must not end the program.</summary>
    private static IEnumerable<RegisterFault> Cycles(IReadOnlyList<PlacedEdge> edges)
    {
        var upwards = edges.Where(edge => edge.Edge.CarriesControl).ToLookup(edge => edge.Edge.Child);
        var finished = new HashSet<string>();
        foreach (var root in upwards.Select(group => group.Key))
        {
            var onPath = new HashSet<string>();
            var stack = new Stack<(string Node, IEnumerator<PlacedEdge> Next)>();
            Enter(root);
            while (stack.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    finished.Add(top.Node);
                    onPath.Remove(top.Node);
                    stack.Pop();
                }
                else if (onPath.Contains(top.Next.Current.Edge.Parent.Id))
                {
                    var edge = top.Next.Current;
                    yield return edge.Place.Fault("REG019", $"`{edge.Edge.Child}` → `{edge.Edge.Parent.Id}` closes a circle of control");
                }
                else
                {
                    Enter(top.Next.Current.Edge.Parent.Id);
                }
            }

            void Enter(string node)
            {
                if (finished.Contains(node))
                    return;
                onPath.Add(node);
                stack.Push((node, upwards[node].GetEnumerator()));
            }
        }
    }
}
