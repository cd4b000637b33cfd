using Appwacht.Register;

namespace Appwacht.Policy.Language;

/// <summary>
/// Which apps a rule is about. All keys that are given must hold; within a key one of its values. An empty list means the key is not given.
/// </summary>
public sealed record AppSelector
{
    /// <summary>Slugs of the register, or identifiers as <c>platform:identifier</c>.</summary>
    public Values App { get; init; } = Values.None;

    /// <summary>Names of app lists of this policy or of a layer above it.</summary>
    public Values List { get; init; } = Values.None;

    /// <summary>Categories of the register.</summary>
    public Values Category { get; init; } = Values.None;

    /// <summary>Parties that stores name as the publisher.</summary>
    public Values Publisher { get; init; } = Values.None;

    /// <summary>Parties anywhere in the chain of control.</summary>
    public Values Party { get; init; } = Values.None;

    /// <summary>Names of country lists, or country codes.</summary>
    public Values ControlledFrom { get; init; } = Values.None;

    /// <summary>The least confidence of a path of control that lets the rule take effect; null means <see cref="Confidence.Reported"/>.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Ids of published lists of the register.</summary>
    public Values ListedBy { get; init; } = Values.None;

    /// <summary>What the app uses: <c>location</c>, <c>contacts</c> …</summary>
    public Values Uses { get; init; } = Values.None;

    /// <summary>Embedded SDKs or their owners.</summary>
    public Values Contains { get; init; } = Values.None;

    /// <summary>SHA-256 digests of signing certificates.</summary>
    public Values SignedBy { get; init; } = Values.None;

    /// <summary>Whether the register knows the app.</summary>
    public bool? Known { get; init; }

    /// <summary>What must not hold.</summary>
    public AppSelector? Not { get; init; }

    /// <summary>This selector and every one inside a <c>not</c>.</summary>
    public IEnumerable<AppSelector> WithInner()
    {
        for (var selector = this; selector is not null; selector = selector.Not)
            yield return selector;
    }
}

/// <summary>On which devices a rule is valid. All keys that are given must hold; within a key one of its values.</summary>
public sealed record DeviceSelector
{
    /// <summary>Written forms of <see cref="Devices.Ownership"/>.</summary>
    public Values Ownership { get; init; } = Values.None;

    /// <summary>Written forms of <see cref="Register.Platform"/>.</summary>
    public Values Platform { get; init; } = Values.None;

    /// <summary>Written forms of <see cref="Devices.DeviceKind"/>.</summary>
    public Values Kind { get; init; } = Values.None;

    /// <summary>Conditions on the version of the operating system: <c>&lt;26</c>, <c>&gt;=18.7</c>, <c>26</c> (26 and what follows it within 26).</summary>
    public Values Os { get; init; } = Values.None;

    /// <summary>What must not hold.</summary>
    public DeviceSelector? Not { get; init; }

    /// <summary>This selector and every one inside a <c>not</c>.</summary>
    public IEnumerable<DeviceSelector> WithInner()
    {
        for (var selector = this; selector is not null; selector = selector.Not)
            yield return selector;
    }
}

/// <summary>For whom a rule is. All keys that are given must hold; within a key one of its values.</summary>
public sealed record AudienceSelector
{
    /// <summary>Written forms of <see cref="Devices.RiskTier"/>.</summary>
    public Values Tier { get; init; } = Values.None;

    /// <summary>Units of the organisation.</summary>
    public Values Unit { get; init; } = Values.None;

    /// <summary>Roles of the person.</summary>
    public Values Role { get; init; } = Values.None;

    /// <summary>Groups the person is in.</summary>
    public Values Group { get; init; } = Values.None;

    /// <summary>Deployments the person takes part in.</summary>
    public Values Deployment { get; init; } = Values.None;

    /// <summary>What must not hold.</summary>
    public AudienceSelector? Not { get; init; }

    /// <summary>This selector and every one inside a <c>not</c>.</summary>
    public IEnumerable<AudienceSelector> WithInner()
    {
        for (var selector = this; selector is not null; selector = selector.Not)
            yield return selector;
    }
}
