using Appwacht.Core.Evidence.Bio;
using Appwacht.Core.Evidence.Files;
using Appwacht.Policy.Language;
using Appwacht.Trail.Evidence;

namespace Appwacht.Core.Evidence;

/// <summary>What evidence says in words.</summary>
internal static class EvidenceTexts
{
    /// <summary>What is counted of the period, each the sum of some kinds.</summary>
    public static IReadOnlyList<(LocalText What, IReadOnlyList<string> Kinds)> Totals { get; } =
    [
        (new("Bevindingen die nieuw waren", "Findings that were new"), ["nieuw"]),
        (new("Bevindingen die voorbij zijn", "Findings that are over"), ["voorbij"]),
        (new("Keren gevraagd, herinnerd of gewaarschuwd", "Times asked, reminded or warned"), ["ask", "remind", "warn"]),
        (new("Opdrachten om een app te verwijderen", "Orders to remove an app"), ["opdrachten"]),
        (new("Verwijderingen die een latere inventaris bevestigt", "Removals that a later inventory confirms"), ["bevestigd"]),
        (new("Bevindingen waarvoor een toestel is buitengesloten", "Findings for which a device was shut out"), ["buitengesloten"]),
        (new("Bevindingen waarna een toestel weer is toegelaten", "Findings after which a device was let in again"), ["toegelaten"]),
        (new("Bruikleenovereenkomsten die zijn ondertekend", "Loan agreements that were signed"), ["ondertekend", "op papier"]),
    ];

    /// <summary>What is in each file, in the order of the ZIP.</summary>
    public static IReadOnlyList<(string Name, LocalText What)> Files { get; } =
    [
        (EvidenceVerification.TrailName, new("De regels van het audittrail van de periode, en die ervoor en erna tot aan een controlepunt.", "The lines of the audit trail of the period, and those before and after it up to a checkpoint.")),
        (TrailTables.Decisions, new("Wie wat wanneer besloot: beleid, uitzonderingen, campagnes, register, rollen en instellingen.", "Who decided what, and when: policy, exemptions, campaigns, register, roles and settings.")),
        (TrailTables.Findings, new("Per dag hoeveel bevindingen nieuw waren en hoeveel voorbij.", "For each day how many findings were new and how many were over.")),
        (TrailTables.Messages, new("Per dag en soort hoe vaak een bericht is opgesteld.", "For each day and kind how often a message was drawn up.")),
        (TrailTables.Removals, new("Per dag hoeveel verwijderingen zijn opgedragen en hoeveel een latere inventaris bevestigt.", "For each day how many removals were ordered, and how many a later inventory confirms.")),
        (TrailTables.Access, new("Per dag voor hoeveel bevindingen een toestel is buitengesloten en weer toegelaten.", "For each day for how many findings a device was shut out and let in again.")),
        (TrailTables.Passes, new("Toestellen die een paar uur zijn doorgelaten, zonder welk toestel.", "Devices that were let through for some hours, without which device.")),
        (TrailTables.Papers, new("Stukken die definitief zijn gemaakt, met hun controlegetal.", "Papers that were made final, with their hash.")),
        (TrailTables.Agreements, new("Per dag hoeveel bruikleenovereenkomsten zijn ondertekend, hoeveel op papier zijn vastgelegd en hoeveel toestellen zijn ingeleverd.", "For each day how many loan agreements were signed, how many were registered on paper and how many devices were given back.")),
        (DailyFile.Name, new("Per dag de beheerde toestellen, hoeveel daarvan onlangs zijn gelezen en hoeveel er een app hebben die wordt geweerd.", "For each day the managed devices, how many of those were read lately and how many have an app that is kept out.")),
        (LoanFile.Name, new("Per dag hoeveel toestellen in bruikleen zijn, en hoeveel mensen de overeenkomst hebben ondertekend of dat nog moeten.", "For each day how many devices are on loan, and how many people signed the agreement or must still sign.")),
        (PolicyFiles.Name, new("De versies van het eigen beleid die golden, van wanneer tot wanneer; elke tekst staat in de map beleid.", "The versions of the own policy that were in force, from when until when; each text is in the folder beleid.")),
        (ListFiles.Countries, new("De landenlijsten zoals ze golden, met per land van wanneer tot wanneer en de bron.", "The country lists as they held, with for each country from when until when, and the source.")),
        (ListFiles.Changes, new("Wat de organisatie in het register anders heeft besloten.", "What the organisation decided to have otherwise in the register.")),
        (ExemptionFile.Name, new("De uitzonderingen die golden: nummer, app, waarvoor en periode, zonder voor wie.", "The exemptions that held: number, app, what for and period, without for whom.")),
        (BioFile.Name, new("De tabel van maatregelen hieronder.", "The table of controls below.")),
        (EvidenceManifest.FileName, new("Van elk bestand de grootte en het controlegetal (SHA-256).", "Of each file the size and the hash (SHA-256).")),
        (EvidenceSeal.FileName, new("De handtekening onder die lijst, met de openbare sleutels.", "The signature under that list, with the public keys.")),
    ];

    /// <summary>What is left out, and why: a form of a paper.</summary>
    public static LocalText NotInIt { get; } = new(
        """
        - Namen, adressen en toestellen: een dossier wordt lang bewaard en gaat naar anderen.
        - Wat mensen zelf schreven, zoals de motivering van een uitzondering: daar kunnen namen in staan, en het wordt op tijd verwijderd.
        - Uitzonderingen in het afgeschermde deel: daarvan staat alleen in het audittrail dat er iets is gedaan.
        - Aantallen van minder dan vijf toestellen in de dagcijfers, en wat die zou verraden: daar staat niet getoond.
        - Of een bericht is aangekomen: dat wordt korter bewaard dan een dossier. In de console staat het zolang het er is.
        - De tekst van beleid dat van een ander is overgenomen: die bewaart wie het vaststelde. Welke versie het is, staat in beleid.csv.
        - Wie een overeenkomst ondertekende: dat staat bij de overeenkomsten, zolang een toestel is uitgeleend en een termijn daarna.
        - Opleidingen en contracten: Appwacht houdt die niet bij.
        - De naam van de organisatie en het moment van maken: dezelfde periode geeft altijd hetzelfde bestand.
        """,
        """
        - Names, addresses and devices: an evidence file is kept for long and goes to others.
        - What people wrote themselves, such as the reasons for an exemption: there may be names in it, and it is deleted in time.
        - Exemptions in the compartment: of those the audit trail says no more than that something was done.
        - Counts of fewer than five devices in the figures of days, and what would give them away: these are not shown.
        - Whether a message arrived: that is kept for a shorter time than an evidence file. The console shows it as long as it is there.
        - The text of policy that was adopted from others: whoever decided on it keeps that. Which version it is stands in beleid.csv.
        - Who signed an agreement: that is kept with the agreements, as long as a device is on loan and a period after that.
        - Trainings and contracts: Appwacht does not keep these.
        - The name of the organisation and the moment of making: the same period always gives the same file.
        """);

    /// <summary>How anybody verifies it: a form of a paper.</summary>
    public static LocalText Verify { get; } = new(
        """
        Wie dit dossier toetst, heeft de server niet nodig, alleen het programma appwacht en het hele ZIP-bestand:

        1. Voer uit: appwacht evidence verify dossier.zip
        2. Vertrouw de sleutels niet op dit bestand alleen: geef met --key een sleutel of met --checkpoints controlepunten die eerder zijn bewaard.
        3. Vergelijk de SHA-256 van manifest.json, die het programma noemt, met de regel evidence.made in het audittrail.

        Elke byte telt mee: wie er één wijzigt, ziet welk bestand of welke plaats het is.
        """,
        """
        Whoever verifies this file does not need the server, but the program appwacht and the whole ZIP:

        1. Run: appwacht evidence verify dossier.zip
        2. Do not trust the keys on this file alone: give a key with --key, or checkpoints that were kept earlier with --checkpoints.
        3. Compare the SHA-256 of manifest.json, which the program tells, with the line evidence.made in the audit trail.

        Every byte counts: whoever changes one sees which file or place it is.
        """);
}
