using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>A place in a template where something comes that differs for each message. It is written in Dutch in both languages, as editors know it.</summary>
/// <param name="Code">How it is written between braces.</param>
/// <param name="What">What comes there.</param>
/// <param name="IsBlock">Whether it is a text of several paragraphs, which stands on a line of its own.</param>
public sealed record Placeholder(string Code, LocalText What, bool IsBlock = false)
{
    /// <summary>The name of the organisation.</summary>
    public static Placeholder Organisation { get; } = new("organisatie", new("de naam van de organisatie", "the name of the organisation"));

    /// <summary>What it is about.</summary>
    public static Placeholder Items { get; } = new("wat", new("alle apps en toestellen: welke, waarom, wanneer, hoe, en wat kan in plaats daarvan", "all apps and devices: which, why, when, how, and what can be used instead"), true);

    /// <summary>The first day on which something is done to a device.</summary>
    public static Placeholder Until { get; } = new("wanneer", new("de eerste dag waarop wij iets doen", "the first day on which we do something"));

    /// <summary>What can be done about it.</summary>
    public static Placeholder Further { get; } = new("verder", new("wat iemand kan doen als het niet klopt, of als meer tijd nodig is", "what somebody can do when it is wrong, or when more time is needed"), true);

    /// <summary>The title of the policy.</summary>
    public static Placeholder Decision { get; } = new("besluit", new("de titel van het beleid", "the title of the policy"));

    /// <summary>Who decided.</summary>
    public static Placeholder DecidedBy { get; } = new("besloten-door", new("wie het besluit nam", "who took the decision"));

    /// <summary>When.</summary>
    public static Placeholder DecidedOn { get; } = new("besloten-op", new("de dag van het besluit", "the day of the decision"));

    /// <summary>The apps that were found most.</summary>
    public static Placeholder Apps { get; } = new("apps", new("de apps die het meest gevonden zijn, van 5 toestellen af", "the apps that were found most, from 5 devices up"), true);

    /// <summary>The days of a campaign.</summary>
    public static Placeholder Planning { get; } = new("planning", new("wat wij op welke dag doen", "what we do on which day"), true);

    /// <summary>The figures of a campaign.</summary>
    public static Placeholder Figures { get; } = new("cijfers", new("hoeveel er gevonden is en hoeveel er over is", "how much was found and how much is left"), true);

    /// <summary>The subject of an advisory.</summary>
    public static Placeholder Subject { get; } = new("onderwerp", new("het onderwerp van de waarschuwing", "the subject of the warning"));

    /// <summary>The text of an advisory.</summary>
    public static Placeholder Advice { get; } = new("bericht", new("de tekst van de waarschuwing", "the text of the warning"), true);

    /// <summary>The app of an advisory.</summary>
    public static Placeholder App { get; } = new("app", new("de app waar het over gaat", "the app that it is about"));

    /// <summary>What an exemption is for.</summary>
    public static Placeholder Task { get; } = new("taak", new("waarvoor de app mag worden gebruikt", "what the app may be used for"));

    /// <summary>The last day of an exemption.</summary>
    public static Placeholder LastDay { get; } = new("laatste-dag", new("de laatste dag waarop de uitzondering geldt", "the last day on which the exemption holds"));

    /// <summary>The devices of an advisory.</summary>
    public static Placeholder Devices { get; } = new("toestellen", new("de toestellen waar de app op staat", "the devices that the app is on"), true);

    /// <summary>What is reported of a device that is gone.</summary>
    public static Placeholder Loss { get; } = new("gemeld", new("wat er gemeld is: verloren of gestolen, sinds wanneer, en het nummer van de melding", "what was reported: lost or stolen, since when, and the number of the report"), true);

    /// <summary>The title of the agreement.</summary>
    public static Placeholder AgreementTitle { get; } = new("overeenkomst", new("de titel van de overeenkomst", "the title of the agreement"));

    /// <summary>The day from which the agreement holds.</summary>
    public static Placeholder From { get; } = new("vanaf", new("de dag vanaf wanneer de overeenkomst geldt", "the day from which the agreement holds"));

    /// <summary>Why somebody is asked to sign.</summary>
    public static Placeholder Reason { get; } = new("waarom", new("waarom iemand moet ondertekenen: voor het eerst, of omdat de tekst is gewijzigd", "why somebody must sign: for the first time, or because the text was changed"));
}
