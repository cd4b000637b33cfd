namespace Appwacht.Policy.Devices;

/// <summary>The written forms of what a policy may ask of a device and its user.</summary>
public static class DeviceWords
{
    /// <summary>Written forms of <see cref="Ownership"/>.</summary>
    public static IReadOnlyList<string> Ownerships { get; } = ["managed", "private-use-allowed", "byod", "private"];

    /// <summary>Written forms of <see cref="DeviceKind"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["phone", "tablet", "laptop"];

    /// <summary>Written forms of <see cref="RiskTier"/>.</summary>
    public static IReadOnlyList<string> Tiers { get; } = ["standard", "elevated", "high"];

    /// <summary>The written form; <c>unknown</c> for what is not known.</summary>
    public static string Name(this Ownership ownership) => ownership is Ownership.Unknown ? "unknown" : Ownerships[(int)ownership - 1];

    /// <summary>The written form; <c>unknown</c> for what is not known.</summary>
    public static string Name(this DeviceKind kind) => kind is DeviceKind.Unknown ? "unknown" : Kinds[(int)kind - 1];

    /// <summary>The written form.</summary>
    public static string Name(this RiskTier tier) => Tiers[(int)tier];

    /// <summary>The ownership for a written form, whatever its case, or <see cref="Ownership.Unknown"/>.</summary>
    public static Ownership ParseOwnership(string text) => (Ownership)(IndexOf(Ownerships, text) + 1);

    /// <summary>The kind for a written form, whatever its case, or <see cref="DeviceKind.Unknown"/>.</summary>
    public static DeviceKind ParseKind(string text) => (DeviceKind)(IndexOf(Kinds, text) + 1);

    /// <summary>The tier for a written form, whatever its case, or null.</summary>
    public static RiskTier? ParseTier(string text) => IndexOf(Tiers, text) is >= 0 and var at ? (RiskTier)at : null;

    private static int IndexOf(IReadOnlyList<string> names, string text)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i].Equals(text, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
