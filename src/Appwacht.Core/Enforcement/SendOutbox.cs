using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>
/// The round that hands over what waits to go out. What fails is tried again, later each time, and given up for all to see; what nobody can take
/// yet waits for that.
/// </summary>
public sealed class SendOutbox(OrganisationDb db, IOutlet outlet, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>How often something is tried: with the pauses doubling from a minute, for more than five days.</summary>
    public const int MostTries = 14;

    /// <summary>Handed over between two saves: so many may go out a second time, under the same key, when the program is killed.</summary>
    private const int AtOnce = 50;

    /// <summary>What goes out also when an organisation takes no steps: nobody stays shut out for it, and warnings, exemptions, lost devices and agreements are matters of their own.</summary>
    private static readonly OutgoingKind[] Always = [OutgoingKind.Lift, OutgoingKind.Advisory, OutgoingKind.Ending, OutgoingKind.Urgent, OutgoingKind.Agreement];

    /// <summary>How long something waits before it is seen whether there is somebody now.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    /// <summary>Hands over what is due.</summary>
    /// <param name="isOn">Whether the organisation takes steps.</param>
    /// <param name="cancel">Gives up; what was handed over and not noted goes out again under the same key.</param>
    /// <returns>How much was taken.</returns>
    public async Task<int> Handle(bool isOn, CancellationToken cancel)
    {
        var (now, taken, last) = (clock.GetUtcNow(), 0, 0);
        while (true)
        {
            var due = await db.Set<OutboxRow>().Where(row => row.Number > last && row.SentAt == null && row.GivenUpAt == null && row.TryAt <= now && (isOn || Always.Contains(row.Kind)))
                .OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancel);
            if (due.Count == 0)
                return taken;
            foreach (var row in due)
                Note(row, await outlet.Deliver(row, cancel), now);
            var sent = due.FindAll(row => row.SentAt is not null);
            taken += sent.Count;
            foreach (var same in sent.GroupBy(row => ActivityOf(row.Kind)))
                processing.Add(same.Key, same.Select(row => row.Person));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = due[^1].Number;
        }
    }

    private static ProcessingActivity ActivityOf(OutgoingKind kind) => kind switch
    {
        OutgoingKind.Ending => ProcessingActivity.HandleExemptions,
        OutgoingKind.Agreement => ProcessingActivity.HandleAgreements,
        _ => ProcessingActivity.Enforce,
    };

    private static void Note(OutboxRow row, Delivery delivery, DateTimeOffset now)
    {
        row.Why = delivery.Why;
        switch (delivery.Answer)
        {
            case DeliveryAnswer.Taken:
                row.SentAt = now;
                break;
            case DeliveryAnswer.Waits:
                row.TryAt = now + Wait;
                break;
            case DeliveryAnswer.Later when ++row.Failures < MostTries:
                row.TryAt = now + TimeSpan.FromMinutes(1 << (row.Failures - 1));
                break;
            default:
                row.GivenUpAt = now;
                break;
        }
    }
}
