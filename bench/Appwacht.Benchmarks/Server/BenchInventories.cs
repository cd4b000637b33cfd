using System.Text;
using Appwacht.Benchmarks.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Register;

namespace Appwacht.Benchmarks.Server;

/// <summary>A generated fleet as a management system sends it: people and devices first, then inventories of some 120 apps with versions.</summary>
internal sealed class BenchInventories
{
    private static readonly byte[] Begin = Encoding.UTF8.GetBytes("{\"device\":\"");

    private static readonly byte[] End = "]}"u8.ToArray();

    private readonly byte[][] ids;
    private readonly byte[][] apps;

    /// <param name="fleet">The fleet.</param>
    /// <param name="devices">How many devices.</param>
    /// <param name="different">How many different lists of apps are made; devices take them by turns.</param>
    public BenchInventories(GeneratedFleet fleet, int devices, int different)
    {
        var made = fleet.Devices(devices).Select(device => (device.Device, device.Person, device.PersonNumber, Apps: device.Number < different ? Apps(fleet, device) : [])).ToArray();
        ids = [.. made.Select(device => Encoding.UTF8.GetBytes(device.Device.Id))];
        apps = [.. made.Take(different).Select(device => device.Apps)];
        FirstPerson = made[0].Person.Id;
        var lines = new StringBuilder();
        var last = -1;
        foreach (var (device, person, number, _) in made)
        {
            if (number > last)
                lines.Append($$$"""{"persoon":{"id":"{{{person.Id}}}","eenheid":"{{{person.Unit}}}","functie":"{{{person.Role}}}","risico":"{{{person.Tier?.Name()}}}","taal":"nl"}}""").Append('\n');
            lines.Append($$$"""{"toestel":{"id":"{{{device.Id}}}","naam":"{{{device.Name}}}","soort":"{{{device.Kind.Name()}}}","platform":"{{{device.Platform.ToString().ToLowerInvariant()}}}","os":"{{{device.Os}}}","eigendom":"{{{device.Ownership.Name()}}}","persoon":"{{{person.Id}}}"}}""").Append('\n');
            last = number;
        }

        Devices = Encoding.UTF8.GetBytes(lines.ToString());
    }

    /// <summary>The key of somebody who has a device.</summary>
    public string FirstPerson { get; }

    /// <summary>The identifier of a device.</summary>
    public string IdOf(int place) => Encoding.UTF8.GetString(ids[place]);

    /// <summary>How many devices.</summary>
    public int Count => ids.Length;

    /// <summary>The lines of people and devices.</summary>
    public byte[] Devices { get; }

    /// <summary>A policy as most have it: it names countries, and no apps.</summary>
    public const string Policy = """
        appwacht: 1
        policy: bench
        title: { nl: Bench, en: Bench }
        decision: { by: Bench, date: 2026-01-01, reference: B-1 }
        lists:
          countries:
            listed: [ { country: CN, from: 2023-01-01, source: Bench }, { country: RU, from: 2023-01-01, source: Bench } ]
        rules:
          - id: landen
            effect: deny
            apps: { controlled-from: listed }
            why: { nl: Bench, en: Bench }
        """;

    /// <summary>How long an inventory is, in bytes.</summary>
    public double AverageLength => Enumerable.Range(0, Math.Min(1000, Count)).Average(place => Of(place).Length);

    /// <summary>An inventory; the devices come by turns, and each inventory is newer than the one before it and has an app more or one less.</summary>
    /// <param name="place">Which, of all that are ever sent.</param>
    public byte[] Of(int place)
    {
        var device = place % Count;
        var (id, whole) = (ids[device], apps[device % apps.Length]);
        var list = place / Count % 2 == 0 ? whole : whole.AsSpan(0, Math.Max(0, whole.AsSpan().LastIndexOf(",{"u8)));
        var at = Encoding.UTF8.GetBytes($"\",\"at\":\"{DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(place):yyyy-MM-ddTHH:mm:ssZ}\",\"apps\":[");
        return [.. Begin, .. id, .. at, .. list, .. End];
    }

    private static byte[] Apps(GeneratedFleet fleet, GeneratedDevice device)
    {
        var profile = device.Device.Ownership is Ownership.Byod or Ownership.Private ? ",\"profile\":\"work\"" : "";
        var store = device.Device.Platform is Platform.Android ? "android" : "ios";
        return Encoding.UTF8.GetBytes(string.Join(',', device.Apps.Select(app =>
            $$"""{"id":"{{store}}:{{fleet.Apps.IdentifierOf(app)}}","version":"{{JsonInventories.Usual(device.Number, app)}}"{{profile}}}""")));
    }
}
