using Appwacht.Core.Enforcement.Messages;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement.Advisories;

/// <summary>What an advisory says, in both languages: who reads the other one is warned just as well.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text: paragraphs with empty lines between them, <c># </c> before a heading, <c>- </c> before each line of a list.</param>
public sealed record AdvisoryText(LocalText Subject, LocalText Text)
{
    /// <summary>Everything for which it cannot be sent.</summary>
    public IEnumerable<Refusal> WhyNot()
    {
        foreach (var (subject, language) in ((string, string)[])[(Subject.Nl, "nl"), (Subject.En, "en")])
            if (string.IsNullOrWhiteSpace(subject) || subject.Length > SendAdvisory.LongestSubject || subject.Any(char.IsControl))
                yield return new("advisory.subject", $"Geef een onderwerp van één regel, van ten hoogste {SendAdvisory.LongestSubject} tekens.", $"Give a subject of one line, of at most {SendAdvisory.LongestSubject} characters.", $"onderwerp.{language}");
        foreach (var (text, language) in ((string, string)[])[(Text.Nl, "nl"), (Text.En, "en")])
            if (string.IsNullOrWhiteSpace(text) || text.Length > SendAdvisory.LongestText || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r')))
                yield return new("advisory.text", $"Geef een tekst van ten hoogste {SendAdvisory.LongestText} tekens.", $"Give a text of at most {SendAdvisory.LongestText} characters.", $"tekst.{language}");
    }

    /// <summary>Shows what somebody gets, with a device of nobody.</summary>
    /// <param name="template">The template in force.</param>
    /// <param name="organisation">The name of the organisation.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="app">The name of the app.</param>
    public MessageText Preview(MessageTemplate template, string organisation, string language, string app) => ToMessage(template, organisation, language, app, [PreviewTemplate.Phone]);

    /// <summary>The message that somebody gets.</summary>
    internal MessageText ToMessage(MessageTemplate template, string organisation, string language, string app, IEnumerable<MessageDevice> devices) =>
        template.Fill(new MessageValues(organisation, language).Of(Subject.In(language), Text.In(language).ReplaceLineEndings("\n").Trim(), app, devices), language);
}
