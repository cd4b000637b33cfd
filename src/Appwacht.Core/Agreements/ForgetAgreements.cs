using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>Deletes agreements some time after the end of their loan, with what was signed on paper. How many there were each day stays (<see cref="AgreementFigure"/>).</summary>
public static class ForgetAgreements
{
    /// <summary>Deletes them, in the turn of the caller.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="ended">Loans that ended before this day.</param>
    /// <param name="before">Who has no device at all and signed before this day, has no loan any more: it ends today.</param>
    /// <param name="today">Today.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whose they were; somebody more than once.</returns>
    public static async Task<IReadOnlyList<int>> Handle(OrganisationDb db, DateOnly ended, DateOnly before, DateOnly today, CancellationToken cancel)
    {
        await db.Set<Acceptance>().Where(one => one.EndedOn == null && one.SignedOn < before && !db.Set<Fleet.DeviceRow>().Any(device => device.Person == one.Person))
            .ExecuteUpdateAsync(one => one.SetProperty(acceptance => acceptance.EndedOn, today), cancel);
        var past = db.Set<Acceptance>().Where(one => one.EndedOn < ended);
        var gone = await past.Select(one => one.Person).ToListAsync(cancel);
        await past.ExecuteDeleteAsync(cancel);
        // As long as the source still names them, a device that was given back would look lent without its return.
        await db.Set<DeviceReturn>().Where(given => given.Day < ended && !db.Set<Fleet.DeviceRow>().Any(device => device.Number == given.Device && device.Person == given.Person)).ExecuteDeleteAsync(cancel);
        return gone;
    }
}
