using System.Text.Json;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Advisories;

/// <summary>Warns exactly those on whose device an app is now: each of them once, with all of their devices.</summary>
public sealed class SendAdvisory(OrganisationDb db, AuditTrail audit, Actor actor, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int LongestSubject = 100;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>It is not said which app it is about.</summary>
    public static Refusal NoApp { get; } = new("advisory.app", "Zeg over welke app u waarschuwt.", "Say which app you warn about.", "app");

    /// <summary>There is nobody to warn.</summary>
    public static Refusal Nobody { get; } = new("advisory.nobody", "Deze app staat op geen toestel waarvan bekend is wie het gebruikt.", "This app is on no device of which the user is known.", "app");

    /// <summary>The same words went out for the same app a moment ago: a button was pressed twice.</summary>
    public static Refusal Twice { get; } = new("advisory.sent-already", "Deze waarschuwing is vandaag al verstuurd.", "This warning was sent today already.", "app");

    private const int AtOnce = 500;

    /// <summary>Sends it.</summary>
    /// <param name="state">The fleet now.</param>
    /// <param name="app">The app, as answers refer to it.</param>
    /// <param name="text">What it says.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Advisory>> Handle(FleetState state, string app, AdvisoryText text, CancellationToken cancel) => db.InTurn<Outcome<Advisory>>(async () =>
    {
        var people = (await Affected.By(state, db, app, cancel)).People;
        if (WhyNot(app, people.Count, text).ToArray() is { Length: > 0 } why)
            return why;
        var (now, advisory) = (clock.GetUtcNow(), new Advisory
        {
            App = app,
            SubjectNl = text.Subject.Nl.Trim(),
            TextNl = text.Text.Nl.Trim(),
            SubjectEn = text.Subject.En.Trim(),
            TextEn = text.Text.En.Trim(),
            SentBy = actor.Id,
            SentAt = clock.GetUtcNow(),
            People = people.Count,
        });
        var before = now.AddDays(-1);
        if (await db.Set<Advisory>().AnyAsync(one => one.App == advisory.App && one.TextNl == advisory.TextNl && one.TextEn == advisory.TextEn && one.SentAt > before, cancel))
            return Twice;
        db.Add(advisory);
        await db.SaveChangesAsync(cancel); // gives it its number
        processing.Add(ProcessingActivity.Warn, [.. people.Select(person => (int?)person)]);
        audit.Record("advisory.sent", $"advisory:{advisory.Number}", new { people = people.Count });
        var body = JsonSerializer.Serialize(new AdvisoryBody(advisory.Number), JsonSerializerOptions.Web);
        foreach (var some in people.Chunk(AtOnce))
            db.AddRange(some.Select(person => new OutboxRow { Key = $"advisory/{advisory.Number}/{person}", Kind = OutgoingKind.Advisory, Person = person, Body = body, CreatedAt = now, TryAt = now }));
        await db.SaveChangesAsync(cancel);
        return advisory;
    }, cancel);

    /// <summary>Everything for which it is not sent.</summary>
    /// <param name="app">The app, as answers refer to it; empty when none is said.</param>
    /// <param name="people">How many people have it.</param>
    /// <param name="text">What it says.</param>
    public static IEnumerable<Refusal> WhyNot(string app, int people, AdvisoryText text) =>
        [.. string.IsNullOrWhiteSpace(app) ? [NoApp] : people == 0 ? [Nobody] : Array.Empty<Refusal>(), .. text.WhyNot()];
}

/// <summary>What waits to go out for an advisory: a reference only.</summary>
/// <param name="Advisory">The advisory.</param>
public sealed record AdvisoryBody(int Advisory);
