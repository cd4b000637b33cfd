using Appwacht.Core.Audit;
using Appwacht.Core.Papers.Markup;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Papers;

/// <summary>Edits a draft, and makes it final: from then on it stays as it is, with its hash on the trail.</summary>
public sealed class ChangePaper(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Gives it another title and text; what is so already is left alone.</summary>
    /// <param name="number">The paper.</param>
    /// <param name="seen">The number of changes that it had when it was seen.</param>
    /// <param name="title">The title.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<PaperRow>> Handle(int number, int seen, string title, string text, CancellationToken cancel) => Change(number, seen, async paper =>
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var (newTitle, newText) = (title.Trim(), text.ReplaceLineEndings("\n").Trim());
        if (PaperText.WhyNot(newTitle, newText).ToArray() is { Length: > 0 } why)
            return why;
        if ((paper.Title, paper.Text) == (newTitle, newText))
            return paper;
        (paper.Title, paper.Text) = (newTitle, newText);
        Touch(paper);
        audit.Record("paper.changed", paper.Reference);
        await db.SaveChangesAsync(cancel);
        return paper;
    }, cancel);

    /// <summary>Makes it final.</summary>
    /// <param name="number">The paper.</param>
    /// <param name="seen">The number of changes that it had when it was seen.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<PaperRow>> MakeFinal(int number, int seen, CancellationToken cancel) => Change(number, seen, async paper =>
    {
        if (PaperDraft.HasGaps(paper.Text))
            return new Refusal(
                "paper.gaps", "In de tekst staat nog [vul aan: …]. Vul dat eerst in, of haal het weg.", "The text still says [fill in: …]. Fill that in first, or take it out.", "tekst");
        Touch(paper);
        (paper.FinalAt, paper.FinalBy, paper.FinalHash) = (paper.ChangedAt, actor.Id, paper.Hash());
        audit.Record("paper.final", paper.Reference, new { sha256 = paper.FinalHash });
        await db.SaveChangesAsync(cancel);
        return paper;
    }, cancel);

    private void Touch(PaperRow paper) =>
        (paper.ChangedBy, paper.ChangedAt, paper.Changes) = (actor.Id, Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow())), paper.Changes + 1);

    private Task<Outcome<PaperRow>> Change(int number, int seen, Func<PaperRow, Task<Outcome<PaperRow>>> change, CancellationToken cancel) => db.InTurn<Outcome<PaperRow>>(async () =>
    {
        if (await db.Set<PaperRow>().SingleOrDefaultAsync(paper => paper.Number == number, cancel) is not { } paper)
            return MakePaper.Unknown;
        if (paper.IsFinal)
            return new Refusal("paper.is-final", "Dit stuk is definitief en verandert niet meer. Begin er een nieuw stuk mee.", "This paper is final and does not change any more. Begin a new one with it.");
        if (paper.Changes != seen)
            return new Refusal("paper.stale", "Iemand anders heeft dit stuk intussen gewijzigd. Open het opnieuw.", "Somebody else changed this paper meanwhile. Open it again.");
        return await change(paper);
    }, cancel);
}
