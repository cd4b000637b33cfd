using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Reports;

/// <summary>Answers a report, once.</summary>
public sealed class AnswerReport(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest answer that is taken, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>Answers it.</summary>
    /// <param name="number">The report.</param>
    /// <param name="answer">What is said to whoever reported it.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Report>> Handle(int number, string answer, CancellationToken cancel) => db.InTurn<Outcome<Report>>(async () =>
    {
        var report = await db.Set<Report>().SingleOrDefaultAsync(one => one.Number == number, cancel);
        if (report is null)
            return new Refusal("report.not-found", "Deze melding is er niet.", "There is no such report.");
        if (WhyNot(report, answer).ToArray() is { Length: > 0 } why)
            return why;
        report.Close(answer.Trim(), actor.Id, clock.GetUtcNow());
        audit.Record("report.answered", $"report:{number}");
        await db.SaveChangesAsync(cancel);
        return report;
    }, cancel);

    private static IEnumerable<Refusal> WhyNot(Report report, string answer)
    {
        if (report.State is not ReportState.Open)
            yield return new("report.answered", "Deze melding is al beantwoord.", "This report was answered already.");
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > Longest)
            yield return new("report.answer", $"Schrijf een antwoord van ten hoogste {Longest} tekens.", $"Write an answer of at most {Longest} characters.", "antwoord");
    }
}
