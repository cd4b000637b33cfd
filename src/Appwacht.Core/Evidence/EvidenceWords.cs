using Appwacht.Policy.Language;

namespace Appwacht.Core.Evidence;

/// <summary>The language that evidence is read in.</summary>
/// <param name="language"><c>nl</c> or <c>en</c>.</param>
internal sealed class EvidenceWords(string language)
{
    /// <summary>One of two.</summary>
    public string Say(string nl, string en) => language is "en" ? en : nl;

    /// <summary>One of two.</summary>
    public string Say(LocalText text) => Say(text.Nl, text.En);

    /// <summary>A whole number, with a separator for thousands.</summary>
    public string Number(long number)
    {
        var text = number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
        return language is "en" ? text : text.Replace(',', '.');
    }

    /// <summary>A number as it may be shown.</summary>
    public string Shown(int? number) => number is { } known ? Number(known) : Say("niet getoond", "not shown");

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.Written(language);
}
