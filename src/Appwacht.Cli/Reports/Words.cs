using System.Globalization;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports;

/// <summary>The language an answer is written in, and how numbers and days look in it.</summary>
internal sealed record Words(string Language)
{
    private static readonly string[] DutchMonths =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Dutch, which users read first.</summary>
    public static Words Dutch { get; } = new("nl");

    /// <summary>English.</summary>
    public static Words English { get; } = new("en");

    private bool IsEnglish => Language is "en";

    /// <summary>The text in the language.</summary>
    public string Say(string nl, string en) => IsEnglish ? en : nl;

    /// <summary>The text in the language.</summary>
    public string Say(LocalText text) => text.In(Language);

    /// <summary>One or many: <c>1 toestel</c>, <c>33 toestellen</c>.</summary>
    public string Count(long count, (string One, string Many) nl, (string One, string Many) en)
    {
        var (one, many) = IsEnglish ? en : nl;
        return $"{Number(count)} {(count == 1 ? one : many)}";
    }

    /// <summary>A whole number with separators between thousands.</summary>
    public string Number(long number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', IsEnglish ? ',' : '.');

    /// <summary>A percentage with one decimal.</summary>
    public string Percent(int part, int whole) =>
        whole == 0 ? "–" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', IsEnglish ? '.' : ',') + (IsEnglish ? "%" : "\u00a0%");

    /// <summary>A day written out: <c>20 november 2026</c>.</summary>
    public string Day(DateOnly day) => $"{day.Day} {(IsEnglish ? EnglishMonths : DutchMonths)[day.Month - 1]} {day.Year}";

    /// <summary>What an effect is called.</summary>
    public string Effect(Effect effect) => effect switch
    {
        Policy.Language.Effect.Deny => Say("weren", "deny"),
        Policy.Language.Effect.NeedsVetting => Say("eerst beoordelen", "needs vetting"),
        Policy.Language.Effect.AdviseAgainst => Say("ontraden", "advise against"),
        _ => Say("toegestaan", "allowed"),
    };

    /// <summary>How sure something is.</summary>
    public string Confidence(Confidence confidence) => confidence switch
    {
        Register.Confidence.Decided => Say("besloten", "decided"),
        Register.Confidence.Confirmed => Say("bevestigd", "confirmed"),
        Register.Confidence.Reported => Say("gemeld", "reported"),
        _ => Say("vermoed", "presumed"),
    };

    /// <summary>Whose a device is and what it may be used for.</summary>
    public string Ownership(Ownership ownership) => ownership switch
    {
        Policy.Devices.Ownership.Managed => Say("alleen werk", "work only"),
        Policy.Devices.Ownership.PrivateUseAllowed => Say("werk met privégebruik", "work with private use"),
        Policy.Devices.Ownership.Byod => Say("eigen toestel voor werk", "own device used for work"),
        Policy.Devices.Ownership.Private => Say("privétoestel", "private device"),
        _ => Say("niet bekend", "not known"),
    };

    /// <summary>The size of a file: <c>1.204.512 bytes</c>.</summary>
    public string Bytes(long bytes) => $"{Number(bytes)} {(bytes == 1 ? "byte" : "bytes")}";
}
