namespace Appwacht.Register;

/// <summary>In what way a party stands above an app or another party.</summary>
public enum EdgeKind
{
    /// <summary>The store names the party as publisher of the app.</summary>
    PublishedBy,
    /// <summary>The party owns shares; a known share below half is shown and carries no control.</summary>
    OwnedBy,
    /// <summary>The party decides, whatever its share.</summary>
    ControlledBy,
    /// <summary>The work is done there; the parent stands for a jurisdiction.</summary>
    OperatedIn,
    /// <summary>The register it is entered in; shown, never decisive.</summary>
    RegisteredIn,
}

/// <summary>One dated, sourced link of a chain of control: <c>app → party</c> or <c>party → party</c>.</summary>
/// <param name="Child">An app as <c>app:slug</c>, or a party id.</param>
/// <param name="Parent">The party above it.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Share">The share in percent, when known.</param>
/// <param name="Region">For users in which part of the world it holds.</param>
/// <param name="Period">On which days it holds.</param>
/// <param name="Confidence">How well it is established.</param>
/// <param name="Decision">The attribution decision, exactly when the confidence is <see cref="Confidence.Decided"/>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">A remark for people, or empty.</param>
public sealed record ControlEdge(
    string Child, Party Parent, EdgeKind Kind, decimal? Share, Region Region, Period Period, Confidence Confidence,
    AttributionDecision? Decision, Source Source, string Note)
{
    /// <summary>Below this share, in percent, ownership alone does not let a party decide.</summary>
    public const decimal HalfTheShares = 50;

    /// <summary>Whether control passes upwards along this edge.</summary>
    public bool CarriesControl => Kind is EdgeKind.PublishedBy or EdgeKind.ControlledBy
        || (Kind is EdgeKind.OwnedBy && Share is not < HalfTheShares);

    /// <summary>Whether it holds on the day for users in the country.</summary>
    public bool Holds(DateOnly day, Country usedIn) => Period.Contains(day) && Region.Covers(usedIn);
}

/// <summary>A decision of a body with the mandate on who controls an app or a party.</summary>
/// <param name="Id">The permanent id that an edge refers to.</param>
/// <param name="By">Who decided.</param>
/// <param name="Date">The day of the decision.</param>
/// <param name="Reference">Where it is on record.</param>
/// <param name="Why">The reason, in a sentence.</param>
public sealed record AttributionDecision(string Id, string By, DateOnly Date, string Reference, string Why);

/// <summary>The written form of an edge kind.</summary>
public static class EdgeKinds
{
    /// <summary>All written forms.</summary>
    public static IReadOnlyList<string> Names { get; } = ["published-by", "owned-by", "controlled-by", "operated-in", "registered-in"];

    /// <summary>The written form.</summary>
    public static string Name(this EdgeKind kind) => Names[(int)kind];
}
