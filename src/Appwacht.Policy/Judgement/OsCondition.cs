using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Judgement;

/// <summary>A condition on the version of an operating system: <c>&lt;26</c>, <c>&gt;=18.7</c>, or <c>26</c> for 26 and all within it.</summary>
public static class OsCondition
{
    private static readonly string[] Operators = ["<=", ">=", "<", ">", "="];

    /// <summary>Splits a condition into operator (empty for none) and version; null when the version is not one.</summary>
    public static (string Operator, OsVersion Version)? Parse(string condition)
    {
        var text = condition.Trim();
        var found = Operators.FirstOrDefault(sign => text.StartsWith(sign, StringComparison.Ordinal)) ?? "";
        return OsVersion.Parse(text[found.Length..].Trim()) is { } version ? (found, version) : null;
    }

    /// <summary>Whether the version fulfils the condition; a condition that cannot be read is never fulfilled, and the parser refuses it.</summary>
    public static bool Holds(string condition, OsVersion os) => Parse(condition) is var (sign, version) && sign switch
    {
        "<" => os.CompareTo(version) < 0,
        "<=" => os.CompareTo(version) <= 0,
        ">" => os.CompareTo(version) > 0,
        ">=" => os.CompareTo(version) >= 0,
        "=" => os.CompareTo(version) == 0,
        _ => os.IsWithin(version),
    };
}
