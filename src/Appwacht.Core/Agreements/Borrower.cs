using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>A device on loan, or given back.</summary>
/// <param name="Number">The device.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ReturnedOn">The day on which it was given back; null while it is on loan.</param>
/// <param name="Return">The number of the return.</param>
public sealed record LentDevice(int Number, string Name, DateOnly? ReturnedOn, int? Return);

/// <summary>Somebody who has or had devices on loan.</summary>
/// <param name="Person">The person.</param>
/// <param name="Standing">How they stand with the agreement.</param>
/// <param name="Newest">What they signed last and holds still, or null.</param>
/// <param name="Devices">Their devices.</param>
/// <param name="Asked">How often they were asked to sign the version in force.</param>
public sealed record Borrower(PersonRow Person, LoanStanding Standing, Acceptance? Newest, IReadOnlyList<LentDevice> Devices, int Asked)
{
    /// <summary>Some people with how they stand, in the order given.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="people">The people.</param>
    /// <param name="inForce">The version that holds.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<Borrower>> Of(OrganisationDb db, IReadOnlyList<PersonRow> people, AgreementInForce inForce, CancellationToken cancel)
    {
        int[] numbers = [.. people.Select(person => person.Number)];
        var version = inForce.Version.Number;
        var lent = await Loans.Devices(db).Where(device => numbers.Contains(device.Person!.Value)).OrderBy(device => device.Number).Select(device => new { device.Number, device.Name, Person = device.Person!.Value }).ToListAsync(cancel);
        var returned = await (from given in db.Set<DeviceReturn>().AsNoTracking()
                              join device in db.Set<Fleet.DeviceRow>() on given.Device equals device.Number
                              where numbers.Contains(given.Person)
                              orderby given.Number
                              select new { device.Number, device.Name, given.Person, given.Day, Return = given.Number }).ToListAsync(cancel);
        var signed = await Loans.Open(db).Where(one => numbers.Contains(one.Person)).OrderBy(one => one.Version).ThenBy(one => one.Number).ToListAsync(cancel);
        var asked = await db.Set<AskedToSign>().AsNoTracking().Where(one => numbers.Contains(one.Person) && one.Version == version).ToDictionaryAsync(one => one.Person, one => one.Times, cancel);
        return [.. people.Select(person =>
        {
            var newest = signed.FindLast(one => one.Person == person.Number);
            LentDevice[] devices =
            [
                .. lent.Where(device => device.Person == person.Number).Select(device => new LentDevice(device.Number, device.Name, null, null)),
                .. returned.Where(device => device.Person == person.Number).Select(device => new LentDevice(device.Number, device.Name, device.Day, device.Return)),
            ];
            return new Borrower(
                person, Loans.Of(Array.Exists(devices, device => device.ReturnedOn is null), newest?.Version, newest?.IsOnPaper is true, inForce.Least), newest, devices, asked.GetValueOrDefault(person.Number));
        })];
    }

    /// <summary>One person; null when they have and had no device on loan.</summary>
    public static async Task<Borrower?> One(OrganisationDb db, int person, AgreementInForce inForce, CancellationToken cancel) =>
        await Loans.In(db, null, inForce.Least).SingleOrDefaultAsync(one => one.Number == person, cancel) is { } known ? (await Of(db, [known], inForce, cancel))[0] : null;

    /// <summary>Whoever has this key as user of devices; null when they are none, or have and had none on loan.</summary>
    public static async Task<Borrower?> WithKey(OrganisationDb db, string? key, AgreementInForce inForce, CancellationToken cancel) =>
        key is not null && await Loans.In(db, null, inForce.Least).SingleOrDefaultAsync(one => one.Key == key, cancel) is { } known ? (await Of(db, [known], inForce, cancel))[0] : null;
}
