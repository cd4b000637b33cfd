namespace Appwacht.Policy.Language;

/// <summary>What a policy says of an app on a device, weakest first: the strongest of all rules that match is the verdict.</summary>
public enum Effect
{
    /// <summary>Allowed.</summary>
    Allow,
    /// <summary>Advised against (ontraden): a person may, but should not.</summary>
    AdviseAgainst,
    /// <summary>Somebody has to look at it first.</summary>
    NeedsVetting,
    /// <summary>Kept out (weren).</summary>
    Deny,
}

/// <summary>The written form of an effect.</summary>
public static class Effects
{
    /// <summary>All written forms, weakest first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["allow", "advise-against", "needs-vetting", "deny"];

    /// <summary>The written form.</summary>
    public static string Name(this Effect effect) => Names[(int)effect];

    /// <summary>The stronger of the two.</summary>
    public static Effect Stronger(Effect one, Effect other) => one > other ? one : other;
}
