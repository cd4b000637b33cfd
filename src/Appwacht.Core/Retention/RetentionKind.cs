using Appwacht.Policy.Language;

namespace Appwacht.Core.Retention;

/// <summary>A kind of data and how long it is kept.</summary>
/// <param name="Code">Permanent, as in addresses.</param>
/// <param name="What">What is deleted, and counted from when.</param>
/// <param name="Days">How long it is kept when nothing else is set.</param>
/// <param name="Shortest">The shortest that can be set.</param>
/// <param name="Longest">The longest that can be set.</param>
public sealed record RetentionKind(string Code, LocalText What, int Days, int Shortest, int Longest)
{
    private const int Year = 365;

    /// <summary>Devices that were not heard of; with the last device of somebody goes what is known of them.</summary>
    public static RetentionKind Devices { get; } = new(
        "toestellen", new("Toestellen en hun gebruikers, na de laatste inventaris", "Devices and their users, after the last inventory"), Year, 30, 3 * Year);

    /// <summary>Names of people who do not sign in any more.</summary>
    public static RetentionKind Members { get; } = new(
        "namen", new("Namen van aangemelde personen, na de laatste aanmelding", "Names of people who signed in, after the last time"), Year, 30, 3 * Year);

    /// <summary>Records of processing.</summary>
    public static RetentionKind Processing { get; } = new(
        "verwerkingen", new("Logregels van verwerkingen", "Records of processing"), 3 * Year, Year, 7 * Year);

    /// <summary>Counts of apps by week.</summary>
    public static RetentionKind CountedApps { get; } = new(
        "aantallen", new("Aantallen per app en week, zonder toestel", "Counts by app and week, without a device"), Year, 30, 7 * Year);

    /// <summary>Exemptions that ended or were never given.</summary>
    public static RetentionKind Exemptions { get; } = new(
        "uitzonderingen", new("Uitzonderingen, na hun laatste dag", "Exemptions, after their last day"), 2 * Year, Year, 7 * Year);

    /// <summary>Policies that were refused.</summary>
    public static RetentionKind RefusedPolicies { get; } = new(
        "afgewezen-beleid", new("Afgewezen beleid, na het besluit", "Policies that were refused, after the decision"), 2 * Year, Year, 7 * Year);

    /// <summary>Reports of employees that were answered.</summary>
    public static RetentionKind Reports { get; } = new(
        "meldingen", new("Meldingen van medewerkers, na het antwoord", "Reports of employees, after the answer"), Year, 30, 3 * Year);

    /// <summary>Findings that are over, with their steps, and what went out.</summary>
    public static RetentionKind Findings { get; } = new(
        "bevindingen", new("Bevindingen met hun stappen, nadat ze voorbij zijn, en wat is verstuurd", "Findings with their steps, after they are over, and what was sent"), Year, 30, 3 * Year);

    /// <summary>Signals that their receiver did not take.</summary>
    public static RetentionKind Signals { get; } = new(
        "signalen", new("Signalen die de ontvanger niet heeft opgehaald of aangenomen", "Signals that the receiver did not come for or take"), 30, 7, 90);

    /// <summary>Agreements, after the loan ended.</summary>
    public static RetentionKind Agreements { get; } = new(
        "overeenkomsten", new("Bruikleenovereenkomsten, na het einde van de bruikleen", "Loan agreements, after the end of the loan"), 2 * Year, 30, 10 * Year);

    /// <summary>
    /// Every kind. The audit trail is none: it holds references only, and is kept for seven years at least. Nor are the daily figures, which
    /// are about nobody.
    /// </summary>
    public static IReadOnlyList<RetentionKind> All { get; } = [Devices, Members, Processing, CountedApps, Exemptions, RefusedPolicies, Reports, Findings, Signals, Agreements];

    /// <summary>The kind with this code, or null.</summary>
    public static RetentionKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);
}
