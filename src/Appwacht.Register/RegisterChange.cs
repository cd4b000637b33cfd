namespace Appwacht.Register;

/// <summary>In what way an organisation says something else than the register that comes with the program.</summary>
public enum RegisterChangeKind
{
    /// <summary>A country is on a country list from a day on.</summary>
    ListCountry,
    /// <summary>A country is on a country list no longer from a day on.</summary>
    UnlistCountry,
    /// <summary>A party is controlled by another, or from a country, from a day on.</summary>
    Control,
    /// <summary>A party is controlled by another, or from a country, no longer from a day on.</summary>
    EndControl,
}

/// <summary>One change of the register. It names what it is about and holds on its own, so that it can be laid over any later register.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="About">The country list, or the party that is controlled.</param>
/// <param name="Other">The country as its code of two capitals, or the party above.</param>
/// <param name="Day">From when.</param>
/// <param name="Confidence">How well control is established; without meaning for the other kinds.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record RegisterChange(RegisterChangeKind Kind, string About, string Other, DateOnly Day, Confidence Confidence, Source Source)
{
    /// <summary>Whether it is about a country list; otherwise it is about a party.</summary>
    public bool IsAboutList => Kind is RegisterChangeKind.ListCountry or RegisterChangeKind.UnlistCountry;

    /// <summary>Whether it takes something away.</summary>
    public bool IsEnd => Kind is RegisterChangeKind.UnlistCountry or RegisterChangeKind.EndControl;

    /// <summary>The country it is about, or null when it is about a party above. No id of a party is two capitals.</summary>
    public Country? Country => Register.Country.TryParse(Other, out var country) && country.Code == Other ? country : null;

    /// <summary>Whether the order of the two makes no difference: they are about different things. Control may still close a circle together.</summary>
    public bool IsApartFrom(RegisterChange other) => IsAboutList != other.IsAboutList || About != other.About || Other != other.Other;
}

/// <summary>What became of a change when it was laid over a register.</summary>
public enum ChangeStanding
{
    /// <summary>It makes the difference it was made for.</summary>
    InEffect,
    /// <summary>The register says the same by itself.</summary>
    Superfluous,
    /// <summary>It is in effect, and the register under it says something else about the same days: somebody has to look again.</summary>
    Contradicted,
    /// <summary>It cannot be laid over the register: what it names is not there, or control would go round in a circle.</summary>
    Impossible,
}
