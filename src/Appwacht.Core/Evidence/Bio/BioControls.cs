using Appwacht.Core.Evidence.Files;
using Appwacht.Trail.Evidence;

namespace Appwacht.Core.Evidence.Bio;

/// <summary>The controls of BIO2 that have to do with what Appwacht does. The numbers are those of the source; the words are ours.</summary>
internal static class BioControls
{
    /// <summary>Where the numbers come from.</summary>
    public const string Source = "BIO2 1.3 (2026-01-09)";

    private const string Trail = EvidenceVerification.TrailName;

    /// <summary>All of them, in the order of their numbers.</summary>
    public static IReadOnlyList<BioControl> All { get; } =
    [
        new(
            "5.01.02", new("Het beleid wordt ten minste elk jaar opnieuw bekeken.", "The policy is looked at again every year at least."), BioReach.InPart,
            new("De besluiten over het beleid, met wie en wanneer. Een herziening die niets wijzigde, staat niet in Appwacht.", "The decisions on the policy, with who and when. A review that changed nothing is not in Appwacht."),
            new BioProof(TrailTables.Decisions, "policy."), new BioProof(PolicyFiles.Name)),
        new(
            "5.02.02", new("De CISO kan zelf aan het bestuur rapporteren.", "The CISO can report to the board directly."), BioReach.InPart,
            new("De stukken die definitief zijn gemaakt, met door wie. Of ze zijn aangeboden, staat in de stukken van het bestuur.", "The papers that were made final, with by whom. Whether they were presented is in the papers of the board."), new BioProof(TrailTables.Papers)),
        new(
            "5.04.01", new("Bestuur en medewerkers zijn opgeleid.", "The board and the employees are trained."), BioReach.NotKept,
            new("Appwacht houdt geen opleidingen bij.", "Appwacht keeps no training.")),
        new(
            "5.09.01", new("Het overzicht van de bedrijfsmiddelen is volledig en actueel.", "The inventory of assets is complete and current."), BioReach.InPart,
            new("Per dag het aantal beheerde toestellen en hoeveel daarvan onlangs zijn gelezen. Andere bedrijfsmiddelen staan elders.", "For each day the number of managed devices and how many of those were read lately. Other assets are kept elsewhere."), new BioProof(DailyFile.Name)),
        new(
            "5.10.02", new("Gedragsregels staan in de contracten van externen en vrijwilligers.", "Rules of conduct are in the contracts of externals and volunteers."), BioReach.NotKept,
            new("Appwacht houdt geen contracten bij.", "Appwacht keeps no contracts.")),
        new(
            "5.10.03", new("Alle medewerkers zijn aantoonbaar op de gedragsregels gewezen.", "All employees were demonstrably pointed to the rules of conduct."), BioReach.InPart,
            new("Hoeveel berichten over de regels er uitgingen, per soort en dag, en hoeveel mensen met een toestel de overeenkomst hebben ondertekend. Wie geen toestel heeft, staat er niet in.", "How many messages about the rules went out, by kind and day, and how many people with a device signed the agreement. Who has no device is not in it."),
            new BioProof(TrailTables.Messages), new BioProof(TrailTables.Agreements), new BioProof(LoanFile.Name), new BioProof(TrailTables.Decisions, "agreement.in-force")),
        new(
            "5.14.03", new("Geavanceerde elektronische handtekeningen hebben een erkend profiel.", "Advanced electronic signatures have a recognised profile."), BioReach.NotKept,
            new("In Appwacht zetten mensen een gewone elektronische handtekening, geen geavanceerde.", "People sign in Appwacht with an ordinary electronic signature, not an advanced one.")),
        new(
            "5.17.01", new("Aanmelden gaat met een tweede factor, via de aanmelddienst van de organisatie.", "Signing in takes a second factor, through the identity provider of the organisation."), BioReach.NotKept,
            new("De aanmelddienst van de organisatie houdt dit bij.", "The identity provider of the organisation keeps this.")),
        new(
            "5.24.08", new("Er is een gepubliceerde werkwijze om kwetsbaarheden te melden.", "There is a published way to report vulnerabilities."), BioReach.NotKept,
            new("De werkwijze van Appwacht zelf staat in SECURITY.md; die van de organisatie staat op haar website.", "That of Appwacht itself is in SECURITY.md; that of the organisation is on its website.")),
        new(
            "5.28.01", new("Gegevens over incidenten worden ten minste drie jaar bewaard.", "What is known of incidents is kept for three years at least."), BioReach.InPart,
            new("De regels van het audittrail worden niet verwijderd. Gegevens over toestellen gaan eerder weg, volgens de bewaartermijnen.", "The lines of the audit trail are not deleted. What is known of devices goes sooner, by the retention periods."), new BioProof(Trail)),
        new(
            "5.33.01", new("Bewaartermijnen zijn vastgesteld en worden toegepast.", "Retention periods are set and applied."), BioReach.Shown,
            new("Wanneer termijnen zijn gewijzigd, en hoeveel er telkens is verwijderd.", "When periods were changed, and how much was deleted each time."), new BioProof(TrailTables.Decisions, "retention.set"), new BioProof(Trail, "retention.applied")),
        new(
            "5.36.01", new("Elk jaar is er een verklaring dat men in control is.", "There is a statement of being in control every year."), BioReach.NotKept,
            new("De verklaring is van de organisatie; dit dossier kan er een bijlage bij zijn.", "The statement is that of the organisation; this file can be an annex to it.")),
        new(
            "6.02.01", new("Bij aanstelling en bij een andere rol worden de plichten uitgelegd.", "Duties are explained on hiring and on a change of role."), BioReach.NotKept,
            new("Personeelszaken houdt dit bij.", "The personnel department keeps this.")),
        new(
            "6.03.02", new("Wie begint, volgt binnen drie maanden aantoonbaar een training.", "Whoever begins demonstrably follows a training within three months."), BioReach.NotKept,
            new("Appwacht houdt geen opleidingen bij.", "Appwacht keeps no training.")),
        new(
            "6.03.04", new("Die training gaat ook over veilig mobiel werken.", "That training is also about working safely on mobile devices."), BioReach.NotKept,
            new("Appwacht houdt geen opleidingen bij.", "Appwacht keeps no training.")),
        new(
            "8.01.01", new("Een mobiel toestel kan op afstand worden gewist, of bewaart zelf bijna niets.", "A mobile device can be wiped from a distance, or keeps almost nothing itself."), BioReach.NotKept,
            new("Het beheersysteem van de toestellen houdt dit bij.", "The management system of the devices keeps this.")),
        new(
            "8.01.02", new("Mobiele toestellen zijn bijgewerkt en beheerd, met een overeenkomst met de gebruiker, en dat wordt regelmatig nagegaan.", "Mobile devices are up to date and managed, with an agreement with the user, and this is checked regularly."), BioReach.InPart,
            new("Per dag hoeveel toestellen beheerd en onlangs gelezen zijn. En van hoeveel toestellen in bruikleen de overeenkomst is ondertekend. De stand van updates staat er niet in.", "For each day how many devices are managed and were read lately. And how many people with a device on loan signed for it. The state of updates is not in it."),
            new BioProof(DailyFile.Name), new BioProof(LoanFile.Name)),
        new(
            "8.15.01", new("Een logregel zegt wie wat wanneer waarmee deed, vanwaar, en met welke uitkomst.", "A line of a log says who did what, when, to what, from where and with which result."), BioReach.Shown,
            new("Elke regel van het audittrail heeft deze zes.", "Each line of the audit trail has these six."), new BioProof(Trail)),
        new(
            "8.15.02", new("In het log staan geen gegevens die de beveiliging schaden.", "There is nothing in the log that harms security."), BioReach.Shown,
            new("Het audittrail bevat alleen verwijzingen en aantallen; geen namen, adressen of geheimen.", "The audit trail holds references and counts alone; no names, addresses or secrets."), new BioProof(Trail)),
        new(
            "8.15.05/06", new("Aan het log is niets te veranderen zonder dat het opvalt, en iemand anders gaat dat na.", "Nothing in the log can be changed unseen, and somebody else verifies that."), BioReach.Shown,
            new("De regels vormen een keten met ondertekende controlepunten. Wie dit dossier toetst, gaat dat na.", "The lines form a chain with signed checkpoints. Whoever verifies this file checks that."), new BioProof(Trail)),
        new(
            "8.19.01", new("Het risico dat gebruikers software installeren die niet mag, wordt beheerst.", "The risk that users install software that is not allowed is controlled."), BioReach.Shown,
            new("Wat is besloten, gevonden, gevraagd en verwijderd, wie is buitengesloten en wat is uitgezonderd.", "What was decided, found, asked and removed, who was shut out and what was exempted."),
            new BioProof(TrailTables.Decisions, "policy."), new BioProof(DailyFile.Name), new BioProof(TrailTables.Findings), new BioProof(TrailTables.Removals), new BioProof(TrailTables.Access), new BioProof(ExemptionFile.Name)),
    ];
}
