using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Signals;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>Makes keys for programs that guard the environment, and takes them back.</summary>
public sealed class ChangeGateKeys(OrganisationDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The most keys at a time: each request is compared with all.</summary>
    public const int Most = 20;

    /// <summary>Makes one.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="use">What it is good for.</param>
    /// <param name="cancel">Gives up; then there is none.</param>
    /// <returns>The key itself, which is shown once.</returns>
    public Task<Outcome<string>> Make(string name, GateKeyUse use, CancellationToken cancel) => db.InTurn<Outcome<string>>(async () =>
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > GateKey.LongestName)
            return new Refusal("gate-key.name", $"Geef de sleutel een naam van ten hoogste {GateKey.LongestName} tekens.", $"Give the key a name of at most {GateKey.LongestName} characters.", "naam");
        if (await db.Set<GateKey>().CountAsync(cancel) >= Most)
            return new Refusal("gate-key.most", $"Er zijn al {Most} sleutels. Trek er eerst een in.", $"There are {Most} keys already. Withdraw one first.", "naam");
        var key = GateKey.Draw(use);
        var made = new GateKey { Name = name.Trim(), Use = use, Hash = GateKey.HashOf(key), MadeAt = clock.GetUtcNow() };
        db.Add(made);
        await db.SaveChangesAsync(cancel);
        audit.Record("gate-key.made", $"gate-key:{made.Number}", new { use = use.ToString() });
        await db.SaveChangesAsync(cancel);
        return key;
    }, cancel);

    /// <summary>Takes one back; whoever still uses it is refused from then on. The streams that were made with it go with it.</summary>
    public Task<Outcome<int>> Withdraw(int number, CancellationToken cancel) => db.InTurn<Outcome<int>>(async () =>
    {
        if (await db.Set<GateKey>().SingleOrDefaultAsync(key => key.Number == number, cancel) is not { } key)
            return new Refusal("gate-key.not-found", "Deze sleutel is er niet of is al ingetrokken.", "There is no such key, or it was withdrawn already.", "sleutel");
        foreach (var stream in await db.Set<SignalStream>().Where(stream => stream.Key == number).Select(stream => stream.Number).ToListAsync(cancel))
            audit.Record("signal-stream.deleted", $"signal-stream:{stream}");
        db.Remove(key);
        audit.Record("gate-key.withdrawn", $"gate-key:{number}");
        await db.SaveChangesAsync(cancel);
        return number;
    }, cancel);
}
