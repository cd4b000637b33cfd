using Appwacht.Core.Audit;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>Registers that a device was given back. With the last one the agreement of the person ends.</summary>
public sealed class RegisterReturn(OrganisationDb db, AuditTrail audit, ProcessingLog processing, Actor actor, TimeProvider clock)
{
    /// <summary>How long ago it can have been, in days.</summary>
    private const int MostDaysAgo = 366;

    /// <summary>Registers it.</summary>
    /// <param name="device">The device, by number.</param>
    /// <param name="on">The day on which it was given back; null when that could not be read.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<DeviceReturn>> Handle(int device, DateOnly? on, CancellationToken cancel) => db.InTurn<Outcome<DeviceReturn>>(async () =>
    {
        if (await Loans.Devices(db).SingleOrDefaultAsync(one => one.Number == device, cancel) is not { Person: { } person })
            return new Refusal("agreement.not-lent", "Dit toestel is aan niemand uitgeleend.", "This device is on loan to nobody.");
        if (on is not { } day || day > clock.Today() || day < clock.Today().AddDays(-MostDaysAgo))
            return new Refusal("agreement.returned-on", "Geef de dag van inleveren: vandaag of eerder.", "Give the day on which it was given back: today or before.", "dag");
        var given = new DeviceReturn { Device = device, Person = person, Day = day, By = actor.Id, At = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow())) };
        db.Add(given);
        await db.SaveChangesAsync(cancel); // gives it its number, and takes the device out of what is lent
        var ended = await Loans.Devices(db).AnyAsync(one => one.Person == person, cancel) ? 0 : await End(person, given, cancel);
        processing.Add(ProcessingActivity.HandleAgreements, [person]);
        audit.Record("agreement.returned", Reference(given.Number), new { device, day, ended });
        await db.SaveChangesAsync(cancel);
        return given;
    }, cancel);

    /// <summary>Takes back a return that was registered by mistake: what it ended holds again.</summary>
    /// <param name="number">The return.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<int>> Withdraw(int number, CancellationToken cancel) => db.InTurn<Outcome<int>>(async () =>
    {
        if (await db.Set<DeviceReturn>().SingleOrDefaultAsync(given => given.Number == number, cancel) is not { } given)
            return new Refusal("agreement.no-return", "Deze teruggave is er niet.", "There is no such return.");
        foreach (var acceptance in await db.Set<Acceptance>().Where(one => one.Return == number).ToListAsync(cancel))
            (acceptance.EndedOn, acceptance.Return) = (null, null);
        db.Remove(given);
        processing.Add(ProcessingActivity.HandleAgreements, [given.Person]);
        audit.Record("agreement.return-withdrawn", Reference(number), new { device = given.Device });
        await db.SaveChangesAsync(cancel);
        return given.Device;
    }, cancel);

    private async Task<int> End(int person, DeviceReturn given, CancellationToken cancel)
    {
        var open = await db.Set<Acceptance>().Where(one => one.Person == person && one.EndedOn == null).ToListAsync(cancel);
        foreach (var acceptance in open)
            (acceptance.EndedOn, acceptance.Return) = (given.Day, given.Number);
        // Who gets a device again is asked anew.
        await db.Set<AskedToSign>().Where(asked => asked.Person == person).ExecuteDeleteAsync(cancel);
        return open.Count;
    }

    private static string Reference(int number) => $"device-return:{number}";
}
