using System.Globalization;
using Appwacht.Core.Papers.Markup;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Papers;

/// <summary>How papers say things in one language: numbers, days, and words of the domain.</summary>
/// <param name="language"><c>nl</c> or <c>en</c>.</param>
internal sealed class PaperWords(string language)
{
    /// <summary>A sentence in the language.</summary>
    public string Say(string nl, string en) => language is "en" ? en : nl;

    /// <summary>A text that is kept in both languages, such that it means itself.</summary>
    public string Say(LocalText text) => PaperText.Plain(text.In(language));

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.Written(language);

    /// <summary>A whole number, with a separator for thousands.</summary>
    public string Number(int number)
    {
        var text = number.ToString("#,0", CultureInfo.InvariantCulture);
        return language is "en" ? text : text.Replace(',', '.');
    }

    /// <summary>A number for a table.</summary>
    public string Shown(int? number) => number is { } known ? Number(known) : Say("niet getoond", "not shown");

    /// <summary>A share in percent, with one decimal.</summary>
    public string Percent(int part, int whole)
    {
        var text = (whole == 0 ? 0 : 100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        return language is "en" ? text : text.Replace('.', ',');
    }

    /// <summary>A thing or more of it: 1 toestel, 5 toestellen.</summary>
    public string Devices(int count) => $"{Number(count)} {(count == 1 ? Say("toestel", "device") : Say("toestellen", "devices"))}";

    /// <summary>What a step is called.</summary>
    public string Of(StepKind step) => step switch
    {
        StepKind.Announce => Say("Aankondigen aan iedereen", "Announce to everybody"),
        StepKind.Ask => Say("Vragen de app te verwijderen", "Ask to remove the app"),
        StepKind.Remind => Say("Herinneren", "Remind"),
        StepKind.Warn => Say("Waarschuwen, met de datum van verwijderen", "Warn, with the day of removal"),
        StepKind.Remove => Say("Laten verwijderen door het beheer", "Have it removed by device management"),
        StepKind.Block => Say("Toestellen blokkeren waar de app nog op staat", "Block devices that still have the app"),
        StepKind.Report => Say("Afsluiten met een verslag", "Close with a report"),
        _ => Say("Weer toegang geven", "Give access again"),
    };

    /// <summary>What a rule says.</summary>
    public string Of(Effect? effect) => effect switch
    {
        Effect.Deny => Say("weren", "keep out"),
        Effect.NeedsVetting => Say("eerst beoordelen", "vet first"),
        Effect.AdviseAgainst => Say("ontraden", "advise against"),
        Effect.Allow => Say("toestaan", "allow"),
        _ => Say("alleen goedgekeurde apps", "approved apps only"),
    };

    /// <summary>For whom an exemption is, without saying who.</summary>
    public string Of(ExemptionScope scope) => scope switch
    {
        ExemptionScope.Person => Say("een medewerker", "an employee"),
        ExemptionScope.Device => Say("een toestel", "a device"),
        _ => Say("een eenheid", "a unit"),
    };

    /// <summary>A table.</summary>
    /// <param name="columns">Its columns; those that begin with <c>#</c> hold numbers.</param>
    /// <param name="rows">The rows, each cell as it is to be read.</param>
    public static string Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => string.Join('\n',
    [
        $"| {string.Join(" | ", columns.Select(column => column.TrimStart('#')))} |",
        $"|{string.Concat(columns.Select(column => column.StartsWith('#') ? "---:|" : "---|"))}",
        .. rows.Select(row => $"| {string.Join(" | ", row)} |"),
    ]);
}
