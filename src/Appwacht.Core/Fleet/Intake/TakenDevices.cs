using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>Takes over what a source says of people and devices: new ones are added, known ones changed, none removed.</summary>
/// <param name="workspace">Whose fleet it is.</param>
/// <param name="db">The database, in a turn.</param>
/// <param name="toFleet">Takes what is to be done to the fleet once the turn is stored, in order.</param>
internal sealed class TakenDevices(Workspace workspace, OrganisationDb db, List<Action<FleetIndex>> toFleet)
{
    private readonly Dictionary<string, int> added = [];
    private readonly Dictionary<int, int?> userOf = [];
    private readonly Dictionary<string, PersonRow> people = [];

    /// <summary>The number in the fleet of the device with an identifier, also of one that is not in the fleet yet; or -1.</summary>
    public int Find(string id) => workspace.Fleet.Now.Find(id) is >= 0 and var device ? device : added.GetValueOrDefault(id, -1);

    /// <summary>The user of a device, by number, also when that is not in the fleet yet; null when it has none.</summary>
    public int? UserOf(int device) => userOf.TryGetValue(device, out var user) ? user : workspace.Fleet.Now.PersonOf(device) is >= 0 and var known ? known : null;

    /// <summary>Whom a line is about that was taken, by number.</summary>
    public int? WhomIsAbout(FleetLine line) => line switch
    {
        FleetLine.OfPerson { Person.Id: var id } => people[id].Number,
        FleetLine.OfDevice { Device.Id: var id } => UserOf(Find(id)),
        _ => null,
    };

    /// <summary>Takes the people and devices among some lines.</summary>
    public async Task Take(IReadOnlyList<FleetLine> lines, int from, int to, TakenLine[] taken, CancellationToken cancel)
    {
        var (users, devices) = (new List<Person>(), new List<FleetLine.OfDevice>());
        for (var i = from; i < to; i++)
        {
            if (lines[i] is not (FleetLine.OfPerson or FleetLine.OfDevice))
                continue;
            var why = LineFaults.Of(lines[i]);
            taken[i] = why.Count == 0 ? TakenLine.Taken : TakenLine.Refused([.. why]);
            if (why.Count > 0)
                continue;
            if (lines[i] is FleetLine.OfPerson { Person: var person })
                users.Add(person);
            else if (lines[i] is FleetLine.OfDevice device)
                devices.Add(device);
        }

        if (users.Count > 0)
            await Take(users, cancel);
        if (devices.Count > 0)
            await Take(devices, cancel);
        // Inventories go past what is tracked, so it would be out of date in the next part.
        db.ChangeTracker.Clear();
    }

    private void Change(int device, DeviceRow row, Person? user, bool isForgotten)
    {
        var (key, person, facts) = (row.Key, row.Person ?? -1, DeviceFacts.Of(row.ToDevice(user?.Id), user));
        toFleet.Add(fleet =>
        {
            if (device == fleet.Now.Devices)
                fleet.AddDevice(key, facts, person);
            else
                fleet.ChangeDevice(device, facts, person);
            if (isForgotten)
                fleet.Update(device, []);
        });
    }

    private async Task Take(List<Person> persons, CancellationToken cancel)
    {
        var keys = persons.ConvertAll(person => person.Id);
        var known = await db.Set<PersonRow>().Where(person => keys.Contains(person.Key)).ToDictionaryAsync(person => person.Key, cancel);
        foreach (var person in persons)
        {
            if (!known.TryGetValue(person.Id, out var row))
                db.Add(row = new PersonRow { Key = person.Id, Language = person.Language });
            row.Take(person);
            people[person.Id] = row;
        }

        await db.SaveChangesAsync(cancel); // gives new people their numbers
        var numbers = known.Values.Select(person => (int?)person.Number).ToArray();
        var users = known.Values.ToDictionary(person => person.Number, person => person.ToPerson());
        foreach (var row in await db.Set<DeviceRow>().Where(device => numbers.Contains(device.Person)).ToListAsync(cancel))
            Change(Find(row.Key), row, users[row.Person ?? 0], false);
    }

    private async Task Take(List<FleetLine.OfDevice> lines, CancellationToken cancel)
    {
        var devices = lines.ConvertAll(line => line.Device);
        var users = devices.Select(device => device.PersonId).Distinct().ToArray();
        var known = await db.Set<PersonRow>().AsNoTracking().Where(person => users.Contains(person.Key)).ToDictionaryAsync(person => person.Key, cancel);
        var numbers = devices.Select(device => Find(device.Id)).Where(device => device >= 0).Select(device => workspace.Devices[device].Number).ToArray();
        var rows = await db.Set<DeviceRow>().Where(device => numbers.Contains(device.Number)).ToDictionaryAsync(device => device.Key, cancel);
        var isForgotten = lines.ConvertAll(line => TakeOne(line, rows, known));
        await db.SaveChangesAsync(cancel); // gives new devices their numbers
        foreach (var (device, forgotten) in devices.Zip(isForgotten))
        {
            var row = rows[device.Id];
            var at = row.InventoryAt is { } instant ? Time.Microseconds(instant) : KnownDevice.Never;
            var place = Find(device.Id);
            if (place < 0)
            {
                place = added[device.Id] = workspace.Devices.Count;
                workspace.Devices.Add(new(row.Number, row.Ownership, at));
            }
            else
                workspace.Devices[place] = new(row.Number, row.Ownership, at);
            userOf[place] = row.Person;
            Change(place, row, device.PersonId is { } user && known.TryGetValue(user, out var person) ? person.ToPerson() : null, forgotten);
        }
    }

    /// <summary>Takes one; says whether its inventory has to be forgotten.</summary>
    private bool TakeOne(FleetLine.OfDevice line, Dictionary<string, DeviceRow> rows, Dictionary<string, PersonRow> users)
    {
        var device = line.Device;
        if (!rows.TryGetValue(device.Id, out var row))
            db.Add(rows[device.Id] = row = new DeviceRow { Key = device.Id, Source = line.Source, Name = device.Name, Ownership = device.Ownership });
        // What may be kept follows from the ownership, and of what is kept it is not known any more what it would have been under another.
        var forgets = row.Ownership != device.Ownership && device.Ownership is not Ownership.Managed && row.Inventory is not null;
        if (forgets)
            (row.Inventory, row.InventoryAt) = (null, null);
        (row.Source, row.Name) = (line.Source, device.Name);
        (row.Kind, row.Platform, row.Os, row.Ownership) = (device.Kind, device.Platform, device.Os?.ToString(), device.Ownership);
        row.Person = device.PersonId is { } user && users.TryGetValue(user, out var person) ? person.Number : null;
        return forgets;
    }
}
