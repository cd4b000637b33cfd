namespace Appwacht.Policy.Language;

/// <summary>What a policy says of an app on a device, weakest first: the strongest of all rules that match is the verdict.</summary>
/// <remarks>One byte, because a fleet keeps one for each of a million devices.</remarks>
public enum Effect : byte
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

    /// <summary>1 when the first is stronger, -1 when it is weaker, 0 when they are the same. Effects are bytes: taking one from another would run over.</summary>
    public static int Compare(Effect one, Effect other) => one > other ? 1 : one < other ? -1 : 0;

    /// <summary>The stronger of the two.</summary>
    public static Effect Stronger(Effect one, Effect other) => one > other ? one : other;
}
