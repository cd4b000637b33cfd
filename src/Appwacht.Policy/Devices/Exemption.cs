using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Devices;

/// <summary>To whom or what an exemption applies.</summary>
public enum ExemptionScope
{
    /// <summary>Every device of one person.</summary>
    Person,
    /// <summary>One device.</summary>
    Device,
    /// <summary>Every device of everybody in one unit.</summary>
    Unit,
}

/// <summary>
/// A permission on record for one app, for a primary task, in a bounded period, approved by somebody other than who asked for it.
/// </summary>
/// <param name="Id">The identifier under which it is on record.</param>
/// <param name="Scope">To what it applies.</param>
/// <param name="Subject">The person, device or unit it applies to.</param>
/// <param name="App">A slug of the register, or an identifier as <c>platform:identifier</c>.</param>
/// <param name="Task">The primary task it is needed for.</param>
/// <param name="Justification">Why the task cannot do without the app.</param>
/// <param name="Measures">What reduces the risk meanwhile.</param>
/// <param name="Period">The days on which it holds.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="AdvisedBy">Who advised, or empty.</param>
/// <param name="ApprovedBy">Who approved.</param>
public sealed record Exemption(
    string Id, ExemptionScope Scope, string Subject, string App, string Task, string Justification, string Measures, Period Period,
    string RequestedBy, string AdvisedBy, string ApprovedBy)
{
    /// <summary>Written forms of <see cref="ExemptionScope"/>.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["person", "device", "unit"];

    /// <summary>Whether the device, with its user, lies in the scope; app and day are asked apart.</summary>
    public bool Covers(Device device, Person? person) => Subject.Equals(
        Scope switch
        {
            ExemptionScope.Device => device.Id,
            ExemptionScope.Person => person?.Id ?? device.PersonId,
            _ => person?.Unit,
        },
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Why it cannot be in force: a permanent code and a sentence; null when it can.</summary>
    public (string Code, LocalText Reason)? WhyNot()
    {
        if (string.IsNullOrWhiteSpace(Justification))
            return ("EXM001", new("De uitzondering heeft geen motivering.", "The exemption has no justification."));
        if (string.IsNullOrWhiteSpace(RequestedBy))
            return ("EXM002", new(
                "Er staat niet bij wie de uitzondering heeft aangevraagd.", "It does not say who requested the exemption."));
        if (string.IsNullOrWhiteSpace(ApprovedBy))
            return ("EXM003", new(
                "Er staat niet bij wie de uitzondering heeft goedgekeurd.", "It does not say who approved the exemption."));
        if (RequestedBy.Trim().Equals(ApprovedBy.Trim(), StringComparison.OrdinalIgnoreCase))
            return ("EXM004", new("Wie aanvraagt mag niet zelf goedkeuren.", "Who requests an exemption may not approve it."));
        if (Period.From is not { } from)
            return ("EXM005", new("De uitzondering heeft geen begindatum.", "The exemption has no first day."));
        if (Period.Until is not { } until)
            return ("EXM006", new("De uitzondering heeft geen einddatum.", "The exemption has no end."));
        if (Period.IsEmpty)
            return ("EXM007", new("De uitzondering eindigt voor zij begint.", "The exemption ends before it begins."));

        // Compared part by part: adding a year to the last dates a calendar has is an error.
        if ((until.Year - 1, until.Month, until.Day).CompareTo((from.Year, from.Month, from.Day)) > 0)
            return ("EXM008", new("Een uitzondering duurt ten hoogste twaalf maanden.", "An exemption lasts at most twelve months."));
        return null;
    }
}
