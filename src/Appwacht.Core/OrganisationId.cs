namespace Appwacht.Core;

/// <summary>The permanent name of an organisation in addresses and files: <c>gemeente-voorbeeld</c>.</summary>
public readonly record struct OrganisationId
{
    /// <summary>The longest name, so that it fits the names that databases give to schemas.</summary>
    public const int Longest = 48;

    private OrganisationId(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name: small letters and digits, hyphens between them, beginning with a letter.</summary>
    public static bool TryParse(string? text, out OrganisationId id)
    {
        id = default;
        if (text is not { Length: > 0 and <= Longest } || !char.IsAsciiLetterLower(text[0]) || text[^1] is '-' || text.Contains("--", StringComparison.Ordinal)
            || !text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-'))
            return false;
        id = new(text);
        return true;
    }

    /// <summary>Reads a name that is known to be one.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static OrganisationId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"`{text}` is not the name of an organisation.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
