using Appwacht.Register;

namespace Appwacht.Policy.Language;

/// <summary>A policy as one file says it, every name in it still to be looked up by <see cref="Judgement.PolicyStack"/>.</summary>
public sealed record PolicyDocument
{
    /// <summary>The version of the language that this product reads.</summary>
    public const int LanguageVersion = 1;

    /// <summary>The permanent slug of the policy.</summary>
    public required string Id { get; init; }

    /// <summary>The version that others adopt, from 1; null when nobody does.</summary>
    public int? Version { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Who decided, when, on what basis.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The layer above, or null.</summary>
    public Adoption? Adopts { get; init; }

    /// <summary>Country lists by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ListedCountry>> CountryLists { get; init; } = new Dictionary<string, IReadOnlyList<ListedCountry>>();

    /// <summary>App lists by name: slugs, or identifiers as <c>platform:identifier</c>.</summary>
    public IReadOnlyDictionary<string, Values> AppLists { get; init; } = new Dictionary<string, Values>();

    /// <summary>Audiences by name.</summary>
    public IReadOnlyDictionary<string, AudienceSelector> Audiences { get; init; } = new Dictionary<string, AudienceSelector>();

    /// <summary>The rules, in the order they were written; the order has no meaning.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Ladders by name.</summary>
    public IReadOnlyDictionary<string, Ladder> Ladders { get; init; } = new Dictionary<string, Ladder>();

    /// <summary>The policy's own tests.</summary>
    public IReadOnlyList<PolicyCase> Cases { get; init; } = [];
}

/// <summary>The decision a policy rests on.</summary>
/// <param name="By">The body that decided.</param>
/// <param name="Date">The day of the decision.</param>
/// <param name="Reference">Where it is on record, or empty.</param>
/// <param name="Basis">On what it rests.</param>
public sealed record Decision(string By, DateOnly Date, string Reference, Values Basis);

/// <summary>The layer above: which policy, and which version of it.</summary>
public sealed record Adoption(string Policy, int Version, SourceSpan Span);

/// <summary>From what day the steps of a ladder are counted.</summary>
public enum LadderAnchor
{
    /// <summary>The decision of the policy: everybody together, a campaign.</summary>
    Decision,
    /// <summary>The finding itself: the standing ladder.</summary>
    Finding,
}

/// <summary>Ordered steps that a finding climbs.</summary>
public sealed record Ladder(LadderAnchor Anchor, IReadOnlyList<LadderStep> Steps);

/// <summary>One step: what is done, and how many days after the anchor.</summary>
/// <param name="AfterDays">Days after the anchor, from 0.</param>
/// <param name="Do"><c>announce</c>, <c>ask</c>, <c>remind</c>, <c>warn</c>, <c>remove</c>, <c>block</c>, <c>lift</c> or <c>report</c>.</param>
public sealed record LadderStep(int AfterDays, string Do);

/// <summary>One line of a policy's own tests: <c>device facts | app | day => effect</c>.</summary>
/// <param name="Device">The facts of the device and its user as written: <c>ownership: managed, tier: high</c>.</param>
/// <param name="App">A slug, an identifier, <c>unknown</c>, or facts as in <c>category: fitness, uses: location</c>.</param>
/// <param name="Day">The day it is judged on.</param>
/// <param name="Expected">The effect it must have.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PolicyCase(
    IReadOnlyList<KeyValuePair<string, string>> Device, IReadOnlyList<KeyValuePair<string, string>> App, DateOnly Day, Effect Expected, SourceSpan Span);
