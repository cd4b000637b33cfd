using System.Globalization;
using System.Text.RegularExpressions;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Syntax;

/// <summary>The form of a text.</summary>
/// <param name="Pattern">A regular expression that JSON Schema (ECMA-262) and .NET read alike.</param>
/// <param name="Refuse">The diagnostic for a text of another form; null for the form that takes every text.</param>
public sealed record TextForm(string Pattern, Func<SourceSpan, string, PolicyDiagnostic>? Refuse)
{
    private readonly Regex expression = new(Pattern, RegexOptions.CultureInvariant);

    /// <summary>Whether a number without quotes is taken for the text it is written as.</summary>
    public bool NumbersToo { get; private init; }

    /// <summary>Any text that is not blank.</summary>
    public static TextForm Any { get; } = new(@"\S", null);

    /// <summary>A permanent name: lower-case letters, digits and hyphens.</summary>
    public static TextForm Slug { get; } = new("^[a-z0-9][a-z0-9-]*$", FormFaults.NotAName);

    /// <summary>A day, in full.</summary>
    public static TextForm Date { get; } = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", FormFaults.NotADate);

    /// <summary>A number of days or weeks.</summary>
    public static TextForm Duration { get; } = new("^[0-9]{1,4}[dw]$", FormFaults.NotADuration);

    /// <summary>A condition on the version of an operating system.</summary>
    public static TextForm Os { get; } = new(@"^(<=|>=|<|>|=)? *[0-9]{1,9}(\.[0-9]{1,9}){0,5}$", FormFaults.NotAnOsVersion) { NumbersToo = true };

    /// <summary>The digest of a signing certificate.</summary>
    public static TextForm Digest { get; } = new("^[0-9A-Fa-f]{64}$", FormFaults.NotADigest);

    /// <summary>A country.</summary>
    public static TextForm Country { get; } = new("^[A-Z]{2}$", FormFaults.NotACountry);

    /// <summary>An app, by its slug or by its identifier in a store.</summary>
    public static TextForm App { get; } = new(
        @"^([a-z0-9][a-z0-9-]*|(android|ios|ipados|windows|macos):\S(.{0,253}\S)?)$", FormFaults.NotAnApp);

    /// <summary>Whether the text has the form. In .NET <c>$</c> also fits before a last line break, in JSON Schema it does not.</summary>
    public bool Accepts(string text) =>
        expression.IsMatch(text) && (Refuse is null || !text.Contains('\n', StringComparison.Ordinal)) && (this != Date || IsDay(text));

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
