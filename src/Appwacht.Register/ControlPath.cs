namespace Appwacht.Register;

/// <summary>On what ground a path of control ends in a country.</summary>
public enum PathEnd
{
    /// <summary>The last party, or the app itself, is operated there.</summary>
    OperatedIn,
    /// <summary>The last party stands at the top of its chain, is seated there, and no other place of work of it is known.</summary>
    SeatedIn,
}

/// <summary>
/// A chain of edges from an app to a country, valid on the day and for the region it was asked for. It is part of every answer.
/// </summary>
/// <param name="Edges">The edges, from the app upwards; with <see cref="PathEnd.OperatedIn"/> the last one names the jurisdiction.</param>
/// <param name="Country">Where it ends.</param>
/// <param name="End">On what ground.</param>
public sealed record ControlPath(IReadOnlyList<ControlEdge> Edges, Country Country, PathEnd End)
{
    /// <summary>A path is as strong as its weakest edge.</summary>
    public Confidence Confidence { get; } = Edges.Count == 0 ? Confidence.Presumed : Edges.Min(edge => edge.Confidence);

    /// <summary>The parties passed on the way up, without the node that stands for a jurisdiction.</summary>
    public IEnumerable<Party> Parties => Edges.Where(edge => edge.CarriesControl).Select(edge => edge.Parent);
}

/// <summary>A party that stands somewhere above an app, and the strongest chain of edges that leads to it.</summary>
public sealed record PartyPath(Party Party, IReadOnlyList<ControlEdge> Edges)
{
    /// <summary>A path is as strong as its weakest edge.</summary>
    public Confidence Confidence { get; } = Edges.Min(edge => edge.Confidence);
}
