using Appwacht.Core.Audit;
using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet;

/// <summary>Takes over what a source says of people and devices: new ones are added, known ones changed, none removed.</summary>
public sealed class TakeDevices(Workspace workspace, OrganisationDb db, AuditTrail audit)
{
    /// <summary>Takes them.</summary>
    /// <param name="source">The system they come from.</param>
    /// <param name="devices">The devices; of one that comes twice the last counts.</param>
    /// <param name="people">The users.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public async Task Handle(string source, IReadOnlyCollection<Device> devices, IReadOnlyCollection<Person> people, CancellationToken cancel)
    {
        await workspace.Writing.WaitAsync(cancel);
        try
        {
            await using (var turn = await db.BeginTurn(cancel))
            {
                var known = await db.Set<PersonRow>().ToDictionaryAsync(person => person.Key, StringComparer.OrdinalIgnoreCase, cancel);
                foreach (var person in people)
                {
                    if (!known.TryGetValue(person.Id, out var row))
                        db.Add(known[person.Id] = row = new PersonRow { Key = person.Id, Language = person.Language });
                    row.Take(person);
                }

                await db.SaveChangesAsync(cancel); // gives new people their numbers
                await TakeAll(source, devices, known, cancel);
                audit.Record("devices.taken", $"source:{source}", new { devices = devices.Count, people = people.Count });
                await db.SaveChangesAsync(cancel);
                await turn.Commit(cancel);
            }

            await workspace.Load(cancel);
        }
        finally
        {
            workspace.Writing.Release();
        }
    }

    private async Task TakeAll(string source, IReadOnlyCollection<Device> devices, Dictionary<string, PersonRow> people, CancellationToken cancel)
    {
        var known = await db.Set<DeviceRow>().ToDictionaryAsync(device => device.Key, StringComparer.OrdinalIgnoreCase, cancel);
        foreach (var device in devices)
        {
            if (!known.TryGetValue(device.Id, out var row))
                db.Add(known[device.Id] = row = new DeviceRow { Key = device.Id, Source = source, Name = device.Name });
            (row.Source, row.Name, row.Kind, row.Platform) = (source, device.Name, device.Kind, device.Platform);
            (row.Os, row.Ownership) = (device.Os?.ToString(), device.Ownership);
            row.Person = device.PersonId is { } id && people.TryGetValue(id, out var person) ? person.Number : null;
        }
    }
}
