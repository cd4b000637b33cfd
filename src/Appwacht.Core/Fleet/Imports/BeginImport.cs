using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Start;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Imports;

/// <summary>Begins an import, or finds the one that was begun under the same name.</summary>
/// <param name="Key">
/// What the client calls it. It is kept with the import itself and not as an answer for two days, as for other requests: an import is
/// resumed for as long as it exists, and then it is told how far it is by now, not what was answered first.
/// </param>
/// <param name="Source">The system it comes from.</param>
public sealed record BeginImport(string Key, string Source)
{
    private const int LongestKey = 128;
    private const int LongestSource = 64;

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<Refusal> WhyNot() =>
    [
        .. IsName(Key, LongestKey) ? Array.Empty<Refusal>() : [new Refusal(
            "import.key", $"`Idempotency-Key` ontbreekt of klopt niet: 1 tot {LongestKey} leesbare tekens.", $"`Idempotency-Key` is missing or wrong: 1 to {LongestKey} readable characters.", "Idempotency-Key")],
        .. IsName(Source, LongestSource) ? Array.Empty<Refusal>() : [new Refusal(
            "import.source", $"`bron` ontbreekt of klopt niet: 1 tot {LongestSource} leesbare tekens.", $"`bron` is missing or wrong: 1 to {LongestSource} readable characters.", "bron")],
    ];

    /// <summary>Begins it.</summary>
    /// <returns>The import, and whether it is new.</returns>
    public async Task<Outcome<(Import Import, bool IsNew)>> Handle(OrganisationDb db, Actor actor, TimeProvider clock, CancellationToken cancel)
    {
        if (WhyNot() is { Count: > 0 } why)
            return why.ToArray();
        if (await ReadyToStart.WhyNot(db, cancel) is { } notReady)
            return notReady;
        await using var turn = await db.BeginTurn(cancel);
        if (await db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(import => import.Key == Key, cancel) is { } known)
            return known.Source == Source && known.StartedBy == actor.Id ? (known, false) : new Refusal(
                "import.key-used", "Onder deze `Idempotency-Key` is iets anders begonnen.", "Something else was begun under this `Idempotency-Key`.", "Idempotency-Key");
        var begun = new Import { Key = Key, Source = Source, StartedBy = actor.Id, StartedAt = clock.GetUtcNow() };
        db.Add(begun);
        await db.SaveChangesAsync(cancel);
        new AuditTrail(db, actor, clock).Record("import.begun", $"import:{begun.Number}");
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        return (begun, true);
    }

    private static bool IsName(string text, int longest) => text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl);
}
