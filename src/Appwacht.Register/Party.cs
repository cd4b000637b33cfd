namespace Appwacht.Register;

/// <summary>What a party is.</summary>
public enum PartyKind
{
    /// <summary>A company.</summary>
    Company,
    /// <summary>A natural person.</summary>
    Person,
    /// <summary>An investment fund or a group of investors.</summary>
    Fund,
    /// <summary>A state body; also the node that stands for a jurisdiction.</summary>
    State,
}

/// <summary>A legal or natural person or a state body behind an app.</summary>
/// <param name="Id">The permanent slug: <c>bytedance</c>.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seat">Where it is seated, when known.</param>
/// <param name="Lei">The Legal Entity Identifier (ISO 17442), or empty.</param>
/// <param name="Note">A remark for people, or empty.</param>
public sealed record Party(string Id, string Name, PartyKind Kind, Country? Seat, string Lei, string Note);
