using System.Collections.Frozen;

namespace Appwacht.Register;

/// <summary>
/// For users in which part of the world an edge holds: everywhere (empty), one country (<c>US</c>), a union (<c>EU</c>, <c>EEA</c>), or
/// everywhere but some (<c>*-US-EEA</c>). A joint venture in the US says nothing about Europe.
/// </summary>
public sealed record Region
{
    private static readonly FrozenSet<string> EuropeanUnion = FrozenSet.Create(
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private static readonly FrozenSet<string> BesidesTheUnion = FrozenSet.Create("IS", "LI", "NO");

    private readonly string[] excluded;
    private readonly string only;

    private Region(string text, string only, string[] excluded) => (Text, this.only, this.excluded) = (text, only, excluded);

    /// <summary>The whole world.</summary>
    public static Region Everywhere { get; } = new("", "", []);

    /// <summary>The written form.</summary>
    public string Text { get; }

    /// <summary>Reads a written form; false when a part is neither a country code nor a known union.</summary>
    public static bool TryParse(string text, out Region region)
    {
        region = Everywhere;
        if (text is "" or "*")
            return true;
        if (!text.StartsWith("*-", StringComparison.Ordinal))
        {
            region = new Region(text, text, []);
            return IsArea(text);
        }

        var excluded = text[2..].Split('-');
        region = new Region(text, "", excluded);
        return excluded.All(IsArea);
    }

    /// <summary>The countries it names, leaving out the unions.</summary>
    internal IEnumerable<Country> Countries => excluded.Append(only).Where(area => area.Length == 2 && area != "EU").Select(Country.Parse);

    /// <summary>Whether the edge holds for users in the country.</summary>
    public bool Covers(Country country) =>
        (only is "" || Contains(only, country)) && !excluded.Any(area => Contains(area, country));

    /// <summary>Whether some place lies in both regions; true when that cannot be excluded.</summary>
    public bool Overlaps(Region other) =>
        Text == other.Text || (only is "" && other.only is "") || (only is "" ? !excluded.Any(area => Within(other.only, area))
            : other.only is "" ? !other.excluded.Any(area => Within(only, area))
            : Within(only, other.only) || Within(other.only, only));

    /// <inheritdoc/>
    public bool Equals(Region? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The written form.</summary>
    public override string ToString() => Text;

    private static bool IsArea(string area) => area is "EU" or "EEA" || (area.Length == 2 && area.All(char.IsAsciiLetterUpper));

    private static bool Contains(string area, Country country) => area switch
    {
        "EU" => EuropeanUnion.Contains(country.Code),
        "EEA" => EuropeanUnion.Contains(country.Code) || BesidesTheUnion.Contains(country.Code),
        _ => area == country.Code,
    };

    private static bool Within(string inner, string outer) =>
        inner == outer || (inner, outer) is ("EU", "EEA") || (inner is not ("EU" or "EEA") && Contains(outer, Country.Parse(inner)));
}
