using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Papers;

/// <summary>A wish for a paper.</summary>
/// <param name="Kind">What it is for; null when that could not be read.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="Campaign">The campaign that it is about, of a kind that is about one.</param>
public sealed record PaperWish(PaperKind? Kind, string Language, int? Campaign)
{
    /// <summary>Everything for which it cannot be made; whether the campaign is there is asked apart.</summary>
    public IEnumerable<Refusal> WhyNot()
    {
        if (Kind is null)
            yield return new("paper.kind", "Kies een soort stuk.", "Choose a kind of paper.", "soort");
        if (Language is not ("nl" or "en"))
            yield return new("paper.language", "Kies nl of en.", "Choose nl or en.", "taal");
        if (Kind is { } kind && kind.IsOfCampaign() && Campaign is null)
            yield return new("paper.campaign", "Kies de campagne waar het stuk over gaat.", "Choose the campaign that the paper is about.", "campagne");
    }
}

/// <summary>Makes a paper: a draft from the figures of now, or one that begins with the text of another.</summary>
public sealed class MakePaper(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Writes a draft.</summary>
    /// <param name="wish">What is asked.</param>
    /// <param name="read">Takes the figures.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public async Task<Outcome<PaperRow>> Handle(PaperWish wish, ReadFigures read, CancellationToken cancel)
    {
        if (wish.WhyNot().ToArray() is { Length: > 0 } why)
            return why;
        var kind = wish.Kind ?? throw new InvalidOperationException("A wish without a kind was refused.");
        var campaign = kind.IsOfCampaign() ? await db.Set<Campaign>().AsNoTracking().Include(one => one.Steps).SingleOrDefaultAsync(one => one.Number == wish.Campaign, cancel) : null;
        if (kind.IsOfCampaign() && campaign is null)
            return Campaigns.Unknown with { Code = "paper.campaign", Field = "campagne" };
        var figures = await read.For(kind, campaign, cancel);
        var (title, text) = PaperDraft.Of(kind, figures, wish.Language);
        return await Add(kind, wish.Language, campaign?.Number, null, title, text, figures.Day, PaperRow.Stored(figures), cancel);
    }

    /// <summary>Begins with the text of another, and with the figures that it was written from: the text tells of those.</summary>
    public async Task<Outcome<PaperRow>> After(int number, CancellationToken cancel)
    {
        if (await db.Set<PaperRow>().AsNoTracking().SingleOrDefaultAsync(paper => paper.Number == number, cancel) is not { } other)
            return Unknown;
        return await Add(other.Kind, other.Language, other.Campaign, other.Number, other.Title, other.Text, other.Day, other.StoredFigures, cancel);
    }

    /// <summary>That there is no such paper.</summary>
    internal static Refusal Unknown { get; } = new("paper.not-found", "Dit stuk is er niet.", "There is no such paper.");

    private Task<Outcome<PaperRow>> Add(PaperKind kind, string language, int? campaign, int? after, string title, string text, DateOnly day, string figures, CancellationToken cancel) => db.InTurn<Outcome<PaperRow>>(async () =>
    {
        var now = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow()));
        var paper = new PaperRow
        {
            Kind = kind,
            Language = language,
            Campaign = campaign,
            After = after,
            Title = title,
            Text = text,
            Day = day,
            StoredFigures = figures,
            MadeBy = actor.Id,
            MadeAt = now,
            ChangedBy = actor.Id,
            ChangedAt = now,
        };
        db.Add(paper);
        await db.SaveChangesAsync(cancel); // gives it its number
        audit.Record("paper.made", paper.Reference, new { kind = kind.Name(), after });
        await db.SaveChangesAsync(cancel);
        return paper;
    }, cancel);
}
