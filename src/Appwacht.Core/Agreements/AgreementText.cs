using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Markup;
using Appwacht.Trail.Files;

namespace Appwacht.Core.Agreements;

/// <summary>The text of an agreement in one language.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The text, in the form of <see cref="PaperText"/>.</param>
public sealed record AgreementText(string Title, string Text)
{
    /// <summary>The languages that every version is in.</summary>
    public static IReadOnlyList<string> Languages => ["nl", "en"];

    /// <summary>The SHA-256 of the title, an empty line and the text in UTF-8, in hexadecimal: what somebody who signs agrees to.</summary>
    public string Hash => SealedCopy.HashOf(Title, Text);

    /// <summary>As it is stored: without spaces around it, and with the same line ends everywhere.</summary>
    internal AgreementText Tidy => new(Title.Trim(), Text.ReplaceLineEndings("\n").Trim());

    /// <summary>The text to begin with, which comes with the program.</summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="organisation">The name of the organisation, which comes in it.</param>
    public static AgreementText Start(string language, string organisation)
    {
        var name = $"agreements.start.{language}.txt";
        using var stream = typeof(AgreementText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not built in.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{organisatie}", PaperText.Plain(organisation), StringComparison.Ordinal);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new(text[..end].Trim(), text[end..].Trim());
    }

    /// <summary>Everything for which it cannot be kept.</summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    internal IEnumerable<Refusal> WhyNot(string language) => PaperText.WhyNot(Title, Text).Select(refusal => refusal with { Field = refusal.Field + Suffix(language) });

    /// <summary>Why nobody can sign it yet, or null.</summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    internal Refusal? WhyNotSigned(string language) => PaperDraft.HasGaps(Text)
        ? new("agreement.gaps", "In de tekst staat nog [vul aan: …]. Vul dat eerst in, of haal het weg.", "The text still says [fill in: …]. Fill that in first, or take it out.", "tekst" + Suffix(language))
        : null;

    private static string Suffix(string language) => language is "en" ? "En" : "Nl";
}
