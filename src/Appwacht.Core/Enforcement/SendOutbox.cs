using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>How a receiver answered.</summary>
public enum Delivery
{
    /// <summary>It has it, or had it already.</summary>
    Taken,
    /// <summary>Not now; try again.</summary>
    Later,
    /// <summary>Never.</summary>
    Refused,
}

/// <summary>To where things go out. It knows by the key what it had already, and takes that no second time.</summary>
public interface IOutlet
{
    /// <summary>Hands something over.</summary>
    Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel);
}

/// <summary>The round that hands over what waits to go out. What fails is tried again, later each time, and given up for all to see.</summary>
public sealed class SendOutbox(OrganisationDb db, IOutlet outlet, TimeProvider clock)
{
    /// <summary>How often something is tried: with the pauses doubling from a minute, for more than five days.</summary>
    public const int MostTries = 14;

    /// <summary>Handed over between two saves: so many may go out a second time, under the same key, when the program is killed.</summary>
    private const int AtOnce = 50;

    /// <summary>Hands over what is due.</summary>
    /// <returns>How much was taken.</returns>
    public async Task<int> Handle(CancellationToken cancel)
    {
        var (now, taken, last) = (clock.GetUtcNow(), 0, 0);
        while (true)
        {
            var due = await db.Set<OutboxRow>().Where(row => row.Number > last && row.SentAt == null && row.GivenUpAt == null && row.TryAt <= now).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancel);
            if (due.Count == 0)
                return taken;
            foreach (var row in due)
                taken += await Deliver(row, now, cancel);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = due[^1].Number;
        }
    }

    private async Task<int> Deliver(OutboxRow row, DateTimeOffset now, CancellationToken cancel)
    {
        switch (await outlet.Deliver(row, cancel))
        {
            case Delivery.Taken:
                row.SentAt = now;
                return 1;
            case Delivery.Later when ++row.Failures < MostTries:
                row.TryAt = now + TimeSpan.FromMinutes(1 << (row.Failures - 1));
                return 0;
            default:
                row.GivenUpAt = now;
                return 0;
        }
    }
}
