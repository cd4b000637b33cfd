using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Extensions;

/// <summary>Gives or refuses more time for a finding: somebody else than who asked, once, with a reason.</summary>
public sealed class DecideMoreTime(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest reason that is taken, in characters.</summary>
    public const int LongestAnswer = 1000;

    /// <summary>Decides.</summary>
    /// <param name="finding">The finding, by its number.</param>
    /// <param name="yes">Whether it is given.</param>
    /// <param name="answer">Why so; whoever asked reads it.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Extension>> Handle(int finding, bool yes, string answer, CancellationToken cancel) => db.InTurn<Outcome<Extension>>(async () =>
    {
        if (await Extension.Shown(db).SingleOrDefaultAsync(one => one.Finding == finding, cancel) is not { } extension)
            return new Refusal("extension.not-found", "Voor deze bevinding is niet om meer tijd gevraagd.", "No more time was asked for this finding.");
        var isOver = await db.Set<FindingRow>().AnyAsync(row => row.Number == finding && row.ClosedAt != null, cancel);
        if (WhyNot(extension, isOver, actor, yes, answer, clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        extension.Decide(yes, answer.Trim(), actor.Id, clock.GetUtcNow());
        audit.Record(yes ? "extension.granted" : "extension.refused", $"finding:{finding}");
        await db.SaveChangesAsync(cancel);
        return extension;
    }, cancel);

    /// <summary>Everything for which somebody may not decide like this.</summary>
    public static IEnumerable<Refusal> WhyNot(Extension extension, bool isOver, Actor actor, bool yes, string answer, DateOnly today)
    {
        if (extension.State is not ExtensionState.Asked)
            yield return new("extension.decided", "Hierover is al besloten.", "This was decided on already.");
        else if (isOver)
            yield return new("extension.over", "Deze bevinding is voorbij.", "This finding is over.");
        else if (yes && extension.Until <= today)
            yield return new("extension.late", "De dag waarom gevraagd werd is al voorbij.", "The day that was asked for is over already.");
        if (extension.AskedBy == actor.Id)
            yield return new("extension.own", "Over meer tijd besluit iemand anders dan wie erom vroeg.", "More time is decided on by somebody else than who asked for it.");
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > LongestAnswer)
            yield return new("extension.answer", $"Geef een reden van ten hoogste {LongestAnswer} tekens.", $"Give a reason of at most {LongestAnswer} characters.", "antwoord");
    }
}
