using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>What a draft should become.</summary>
/// <param name="Nl">The text in Dutch.</param>
/// <param name="En">The text in English.</param>
/// <param name="SignAgain">Whether who signed an older version must sign again.</param>
public sealed record AgreementWish(AgreementText Nl, AgreementText En, bool SignAgain)
{
    /// <summary>Everything for which it cannot be kept.</summary>
    public IEnumerable<Refusal> WhyNot() => Nl.WhyNot("nl").Concat(En.WhyNot("en"));
}

/// <summary>Begins a version of the agreement, edits it, and puts it in force: from then on it stays as it is, with its hashes on the trail.</summary>
public sealed class WriteAgreement(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The farthest day ahead on which a version can begin to hold.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>That there is no such version.</summary>
    internal static Refusal Unknown { get; } = new("agreement.not-found", "Deze versie is er niet.", "There is no such version.");

    /// <summary>Begins the next version, with the text of the last one, or with the one that comes with the program.</summary>
    /// <param name="organisation">The name of the organisation.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<AgreementVersion>> Begin(string organisation, CancellationToken cancel) => db.InTurn<Outcome<AgreementVersion>>(async () =>
    {
        var last = await db.Set<AgreementVersion>().AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
        if (last is { IsDraft: true })
            return new Refusal("agreement.draft-there", $"Er is al een concept: versie {last.Number}. Werk daarin verder.", $"There is a draft already: version {last.Number}. Go on with that.");
        AgreementText nl = last?.In("nl") ?? AgreementText.Start("nl", organisation), en = last?.In("en") ?? AgreementText.Start("en", organisation);
        var draft = new AgreementVersion
        {
            Number = (last?.Number ?? 0) + 1,
            TitleNl = nl.Title,
            TextNl = nl.Text,
            TitleEn = en.Title,
            TextEn = en.Text,
            SignAgain = true,
            MadeBy = actor.Id,
            MadeAt = Now,
        };
        db.Add(draft);
        audit.Record("agreement.drafted", draft.Reference);
        await db.SaveChangesAsync(cancel);
        return draft;
    }, cancel);

    /// <summary>Gives a draft other texts; what is so already is left alone.</summary>
    /// <param name="number">The version.</param>
    /// <param name="seen">The number of changes that it had when it was seen.</param>
    /// <param name="wish">What it should become.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<AgreementVersion>> Handle(int number, int seen, AgreementWish wish, CancellationToken cancel) => Change(number, seen, async draft =>
    {
        var tidy = wish with { Nl = wish.Nl.Tidy, En = wish.En.Tidy };
        if (tidy.WhyNot().ToArray() is { Length: > 0 } why)
            return why;
        if (new AgreementWish(draft.In("nl"), draft.In("en"), draft.SignAgain) == tidy)
            return draft;
        (draft.TitleNl, draft.TextNl, draft.TitleEn, draft.TextEn, draft.SignAgain) = (tidy.Nl.Title, tidy.Nl.Text, tidy.En.Title, tidy.En.Text, tidy.SignAgain);
        draft.Changes++;
        audit.Record("agreement.changed", draft.Reference);
        await db.SaveChangesAsync(cancel);
        return draft;
    }, cancel);

    /// <summary>Puts a draft in force from a day on.</summary>
    /// <param name="number">The version.</param>
    /// <param name="seen">The number of changes that it had when it was seen.</param>
    /// <param name="from">The first day on which it holds; null when that could not be read.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<AgreementVersion>> PutInForce(int number, int seen, DateOnly? from, CancellationToken cancel) => Change(number, seen, async draft =>
    {
        var before = await db.Set<AgreementVersion>().Where(version => version.Number < number).MaxAsync(version => version.From, cancel);
        if (WhyNot(from, before, clock.Today()) is { } wrong)
            return wrong;
        if (AgreementText.Languages.Select(language => draft.In(language).WhyNotSigned(language)).OfType<Refusal>().ToArray() is { Length: > 0 } why)
            return why;
        (draft.From, draft.SetBy, draft.SetAt, draft.HashNl, draft.HashEn) = (from, actor.Id, Now, draft.In("nl").Hash, draft.In("en").Hash);
        draft.Changes++;
        audit.Record("agreement.in-force", draft.Reference, new { from, again = draft.SignAgain, nl = draft.HashNl, en = draft.HashEn });
        await db.SaveChangesAsync(cancel);
        return draft;
    }, cancel);

    /// <summary>Why a version cannot begin on a day, or null.</summary>
    /// <param name="from">The day.</param>
    /// <param name="before">The day on which the version before it begins.</param>
    /// <param name="today">Today.</param>
    internal static Refusal? WhyNot(DateOnly? from, DateOnly? before, DateOnly today) =>
        from is not { } day || day < today || day > today.AddDays(MostDaysAhead) ? new(
            "agreement.from", $"Kies een dag vanaf vandaag, binnen {MostDaysAhead} dagen.", $"Choose a day from today on, within {MostDaysAhead} days.", "vanaf")
        : before > day ? new("agreement.order", $"De versie hiervoor gaat pas op {before.Value.Written("nl")} in; kies die dag of later.", $"The version before this begins on {before.Value.Written("en")} only; choose that day or later.", "vanaf")
        : null;

    private DateTimeOffset Now => Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow()));

    private Task<Outcome<AgreementVersion>> Change(int number, int seen, Func<AgreementVersion, Task<Outcome<AgreementVersion>>> change, CancellationToken cancel) => db.InTurn<Outcome<AgreementVersion>>(async () =>
    {
        if (await db.Set<AgreementVersion>().SingleOrDefaultAsync(version => version.Number == number, cancel) is not { } draft)
            return Unknown;
        if (!draft.IsDraft)
            return new Refusal("agreement.is-in-force", "Deze versie is vastgesteld en verandert niet meer. Begin een nieuwe versie.", "This version was put in force and does not change any more. Begin a new version.");
        if (draft.Changes != seen)
            return new Refusal("agreement.stale", "Iemand anders heeft dit concept intussen gewijzigd. Open het opnieuw.", "Somebody else changed this draft meanwhile. Open it again.");
        return await change(draft);
    }, cancel);
}
