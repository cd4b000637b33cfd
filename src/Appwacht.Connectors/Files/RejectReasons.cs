using Appwacht.Register.Csv;

namespace Appwacht.Connectors.Files;

/// <summary>Every reason a row of an inventory is set aside for. A code keeps its meaning for ever; a new reason gets a new one.</summary>
public static class RejectReasons
{
    /// <summary>The row is longer than the reader accepts.</summary>
    public static RejectReason RowTooLong { get; } = new("FILE001", new("De regel is te lang.", "The row is too long."));

    /// <summary>The row has more fields than the reader accepts.</summary>
    public static RejectReason TooManyFields { get; } = new("FILE002", new(
        "De regel heeft te veel velden.", "The row has too many fields."));

    /// <summary>A quoted field runs to the end of the file.</summary>
    public static RejectReason QuoteNeverClosed { get; } = new("FILE003", new(
        "Een aanhalingsteken wordt nergens gesloten.", "A quote is never closed."));

    /// <summary>There is text after a closing quote.</summary>
    public static RejectReason TextAfterQuote { get; } = new("FILE004", new(
        "Na een sluitend aanhalingsteken staat nog tekst.", "There is text after a closing quote."));

    /// <summary>The file is damaged or cut off here; everything after this place is missing.</summary>
    public static RejectReason RestIsMissing { get; } = new("FILE005", new(
        "Het bestand is hier beschadigd of afgebroken; alles hierna ontbreekt.",
        "The file is damaged or cut off here; all that follows is missing."));

    /// <summary>The row has more or fewer fields than the header.</summary>
    public static RejectReason WrongNumberOfFields { get; } = new("FILE006", new(
        "De regel heeft een ander aantal velden dan de kopregel.", "The row has another number of fields than the header."));

    /// <summary>There is no device id.</summary>
    public static RejectReason NoDevice { get; } = new("FILE007", new("Het toestel is niet ingevuld.", "The device is not filled in."));

    /// <summary>The device is not in the file of devices.</summary>
    public static RejectReason UnknownDevice { get; } = new("FILE008", new(
        "Het toestel staat niet in het toestellenbestand.", "The device is not in the file of devices."));

    /// <summary>An id was seen before; the first row with it counts.</summary>
    public static RejectReason SeenBefore { get; } = new("FILE009", new(
        "Deze id kwam al voor; de eerste regel telt.", "This id was seen before; the first row counts."));

    /// <summary>The platform is not known; the device is kept without it.</summary>
    public static RejectReason UnknownPlatform { get; } = new("FILE010", new(
        "Het platform is niet bekend; het toestel telt mee als onbekend.", "The platform is not known; the device counts as unknown."));

    /// <summary>The ownership is not known; the device is kept without it.</summary>
    public static RejectReason UnknownOwnership { get; } = new("FILE011", new(
        "Het eigendom is niet bekend; het toestel telt mee als onbekend.", "The ownership is not known; the device counts as unknown."));

    /// <summary>The kind is not known; the device is kept without it.</summary>
    public static RejectReason UnknownKind { get; } = new("FILE012", new(
        "De soort is niet bekend; het toestel telt mee als onbekend.", "The kind is not known; the device counts as unknown."));

    /// <summary>A date or time is not one.</summary>
    public static RejectReason NotADate { get; } = new("FILE013", new(
        "Dit is geen datum of tijdstip (2026-11-20 of 2026-11-20T10:00:00Z).",
        "This is not a date or time (2026-11-20 or 2026-11-20T10:00:00Z)."));

    /// <summary>The row names no app.</summary>
    public static RejectReason NoApp { get; } = new("FILE014", new("De app is niet ingevuld.", "The app is not filled in."));

    /// <summary>The app id cannot be one.</summary>
    public static RejectReason BadAppId { get; } = new("FILE015", new(
        "De app-id is te lang of bevat stuurtekens.", "The app id is too long or holds control characters."));

    /// <summary>The profile is not known; the row is kept without it.</summary>
    public static RejectReason UnknownProfile { get; } = new("FILE016", new(
        "Het profiel is niet bekend; de app telt mee zonder profiel.", "The profile is not known; the app counts without one."));

    /// <summary>The version of the operating system is not one; the device is kept without it.</summary>
    public static RejectReason BadOsVersion { get; } = new("FILE017", new(
        "De versie van het systeem is geen versienummer; het toestel telt mee zonder.",
        "The version of the system is not one; the device counts without it."));

    /// <summary>There is no person id.</summary>
    public static RejectReason NoPerson { get; } = new("FILE018", new("De medewerker is niet ingevuld.", "The person is not filled in."));

    /// <summary>The risk tier is not known; the person is kept without it.</summary>
    public static RejectReason UnknownTier { get; } = new("FILE019", new(
        "Het risiconiveau is niet bekend; de medewerker telt mee zonder.", "The risk tier is not known; the person counts without it."));

    /// <summary>The scope of an exemption is not known.</summary>
    public static RejectReason UnknownScope { get; } = new("FILE020", new(
        "De uitzondering geldt voor `person`, `device` of `unit`; iets anders kan niet.",
        "An exemption is for `person`, `device` or `unit`; nothing else."));

    /// <summary>An exemption lacks its id, subject or app.</summary>
    public static RejectReason IncompleteExemption { get; } = new("FILE021", new(
        "De uitzondering mist een id, een onderwerp of een app.", "The exemption lacks an id, a subject or an app."));

    internal static RejectReason Of(CsvFaultCode code) => code switch
    {
        CsvFaultCode.RecordTooLong => RowTooLong,
        CsvFaultCode.TooManyFields => TooManyFields,
        CsvFaultCode.QuoteNeverClosed => QuoteNeverClosed,
        _ => TextAfterQuote,
    };
}
