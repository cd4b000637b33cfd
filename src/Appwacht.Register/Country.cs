namespace Appwacht.Register;

/// <summary>A country by its ISO 3166-1 alpha-2 code, upper case: <c>NL</c>.</summary>
public readonly record struct Country : IComparable<Country>
{
    private readonly string? code;

    private Country(string code) => this.code = code;

    /// <summary>The Netherlands, where the fleets live whose verdicts are asked.</summary>
    public static Country Netherlands { get; } = new("NL");

    /// <summary>The code; empty for no country.</summary>
    public string Code => code ?? "";

    /// <summary>Reads two letters A–Z, whatever their case. Whether the country exists is for the register to say.</summary>
    public static bool TryParse(string text, out Country country)
    {
        var fits = text.Length == 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]);
        country = fits ? new Country(text.ToUpperInvariant()) : default;
        return fits;
    }

    /// <summary>Reads a code that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not two letters.</exception>
    public static Country Parse(string text) => TryParse(text, out var country) ? country : throw new FormatException($"`{text}` is not a country code.");

    /// <inheritdoc/>
    public int CompareTo(Country other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>Order by code.</summary>
    public static bool operator <(Country left, Country right) => left.CompareTo(right) < 0;

    /// <summary>Order by code.</summary>
    public static bool operator >(Country left, Country right) => left.CompareTo(right) > 0;

    /// <summary>Order by code.</summary>
    public static bool operator <=(Country left, Country right) => left.CompareTo(right) <= 0;

    /// <summary>Order by code.</summary>
    public static bool operator >=(Country left, Country right) => left.CompareTo(right) >= 0;
}
