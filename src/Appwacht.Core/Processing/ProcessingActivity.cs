using Appwacht.Policy.Language;

namespace Appwacht.Core.Processing;

/// <summary>
/// An activity in which data of employees is read or written: an entry of the register of processing activities (article 30 GDPR). The code
/// is permanent: records of years ago refer to it.
/// </summary>
/// <param name="Code">Permanent, as in addresses.</param>
/// <param name="Name">What is done.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Data">Which data of people.</param>
public sealed record ProcessingActivity(string Code, LocalText Name, LocalText Purpose, LocalText Data)
{
    /// <summary>Looking at devices and what was found on them.</summary>
    public static ProcessingActivity SeeDevices { get; } = new(
        "toestellen-inzien",
        new("Toestellen en hun oordeel inzien", "Looking at devices and their verdict"),
        new("Beheren van werktoestellen en handelen bij apps die er niet op mogen staan", "Running work devices, and acting on apps that may not be on them"),
        new("Toestel, eigendom, laatste inventaris, oordeel", "Device, ownership, last inventory, verdict"));

    /// <summary>Looking at what was found on the devices of people.</summary>
    public static ProcessingActivity SeeFindings { get; } = new(
        "bevindingen-inzien",
        new("Bevindingen op toestellen inzien", "Looking at findings on devices"),
        new("Handelen bij apps die niet op een toestel mogen staan", "Acting on apps that may not be on a device"),
        new("Toestel, app, regel, sinds wanneer", "Device, app, rule, since when"));

    /// <summary>Taking devices and their users over from a source.</summary>
    public static ProcessingActivity TakeDevices { get; } = new(
        "toestellen-opnemen",
        new("Toestellen en gebruikers overnemen uit een bronsysteem", "Taking devices and users over from a source system"),
        new("Weten voor welk toestel en voor wie beleid geldt", "Knowing for which device and for whom policy applies"),
        new("Toestel, eigendom, eenheid, rol, risiconiveau, groepen", "Device, ownership, unit, role, risk tier, groups"));

    /// <summary>Taking in which apps are on devices.</summary>
    public static ProcessingActivity TakeInventories { get; } = new(
        "inventarissen-opnemen",
        new("Inventarissen van toestellen opnemen", "Taking in inventories of devices"),
        new("Nagaan of apps op werktoestellen zijn toegestaan", "Checking whether apps on work devices are allowed"),
        new("Apps op het toestel, voor zover het eigendom dat toelaat", "Apps on the device, as far as its ownership allows"));

    /// <summary>Handling exemptions of people and devices.</summary>
    public static ProcessingActivity HandleExemptions { get; } = new(
        "uitzonderingen-behandelen",
        new("Uitzonderingen aanvragen, beoordelen en inzien", "Requesting, deciding on and looking at exemptions"),
        new("Vastleggen wie bij uitzondering welke app mag gebruiken, en waarom", "Recording who may use which app by exception, and why"),
        new("Toestel of medewerker, app, taak, onderbouwing, besluit", "Device or employee, app, task, justification, decision"));

    /// <summary>Reading and answering what employees report of their devices.</summary>
    public static ProcessingActivity HandleReports { get; } = new(
        "meldingen-behandelen",
        new("Meldingen van medewerkers lezen en beantwoorden", "Reading and answering reports of employees"),
        new("Rechtzetten wat er niet klopt aan wat van een toestel bekend is, en handelen als een toestel weg is", "Putting right what is wrong in what is known of a device, and acting when a device is gone"),
        new("Toestel, app, tekst van de melding, antwoord; bij verlies of diefstal de dag en het land", "Device, app, text of the report, answer; of loss or theft the day and the country"));

    /// <summary>Following what is found on devices, and taking the steps that follow from the policy.</summary>
    public static ProcessingActivity Enforce { get; } = new(
        "beleid-handhaven",
        new("Bevindingen volgen, berichten sturen en maatregelen nemen", "Following findings, sending messages and taking measures"),
        new("Apps van toestellen krijgen die er niet op mogen staan", "Getting apps off devices that may not be on them"),
        new("Toestel, app, stappen, bericht, postadres op het moment van sturen", "Device, app, steps, message, mail address at the moment of sending"));

    /// <summary>Warning those on whose device an app is.</summary>
    public static ProcessingActivity Warn { get; } = new(
        "gericht-waarschuwen",
        new("Waarschuwen wie een app op een toestel heeft", "Warning who has an app on a device"),
        new("Schade voorkomen door een app die gevaar oplevert", "Preventing harm by an app that is a danger"),
        new("Toestel, app, bericht, postadres op het moment van sturen", "Device, app, message, mail address at the moment of sending"));

    /// <summary>Having the agreement for devices signed.</summary>
    public static ProcessingActivity HandleAgreements { get; } = new(
        "bruikleen-behandelen",
        new("Overeenkomsten voor toestellen laten ondertekenen en bewaren", "Having agreements for devices signed, and keeping them"),
        new("Vastleggen wat is afgesproken over toestellen in bruikleen", "Recording what was agreed about devices on loan"),
        new("Toestel, versie, dag, hoe is aangemeld, handtekening of scan, dag van inleveren", "Device, version, day, how they signed in, signature or scan, day of return"));

    /// <summary>An employee looking at what is known of them.</summary>
    public static ProcessingActivity SeeOwnData { get; } = new(
        "eigen-gegevens-inzien",
        new("Eigen gegevens inzien", "Looking at one's own data"),
        new("Inzage door de medewerker zelf", "Access by the employees themselves"),
        new("Eigen toestellen, bevindingen, verwerkingen", "Own devices, findings, processing"));

    /// <summary>Deleting what is past its period.</summary>
    public static ProcessingActivity Delete { get; } = new(
        "gegevens-verwijderen",
        new("Gegevens na hun bewaartermijn verwijderen", "Deleting data after its retention period"),
        new("Niet langer bewaren dan nodig", "Not keeping longer than needed"),
        new("Toestellen, gebruikers, namen van aangemelde personen", "Devices, users, names of people who signed in"));

    /// <summary>The whole register.</summary>
    public static IReadOnlyList<ProcessingActivity> All { get; } = [SeeDevices, SeeFindings, TakeDevices, TakeInventories, HandleExemptions, HandleReports, Enforce, Warn, HandleAgreements, SeeOwnData, Delete];

    /// <summary>The activity with this code, or null.</summary>
    public static ProcessingActivity? Find(string code) => All.FirstOrDefault(activity => activity.Code == code);
}
