using System.Buffers.Binary;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// Fleets of any size that look like real ones, for benchmarks, tests and demonstrations: devices with users and some 120 apps each,
/// few of them on most devices and most of them on few. Nobody and nothing in them exists.
/// </summary>
public sealed class GeneratedFleet
{
    private readonly Zipf popularity;

    /// <summary>Prepares.</summary>
    /// <exception cref="ArgumentException">No fleet can be made from the plan.</exception>
    public GeneratedFleet(FleetPlan plan)
    {
        plan.Check();
        Plan = plan;
        Apps = new GeneratedApps(plan);
        popularity = new Zipf(plan.Products);
    }

    /// <summary>From what it is made.</summary>
    public FleetPlan Plan { get; }

    /// <summary>The apps.</summary>
    public GeneratedApps Apps { get; }

    /// <summary>How many users the first <paramref name="devices"/> devices have.</summary>
    public static int People(int devices) => devices == 0 ? 0 : PersonOf(devices - 1) + 1;

    /// <summary>The first devices, one by one.</summary>
    public IEnumerable<GeneratedDevice> Devices(int count)
    {
        var draw = Draw();
        for (var number = 0; number < count; number++)
            yield return Device(number, draw);
    }

    /// <summary>The first devices as a snapshot; the same as from their files.</summary>
    public FleetSnapshot Snapshot(int devices) => SnapshotOfGenerated.Make(this, devices);

    /// <summary>The exemptions among the first devices, on about one of two hundred.</summary>
    public IEnumerable<Exemption> Exemptions(int devices)
    {
        var draw = Draw();
        for (var number = 0; number < devices; number++)
        {
            if (SplitMix64.For(Plan.Seed, Topic.Exemption, number).Below(200) > 0)
                continue;
            var device = Device(number, draw);
            // Who asks for an exemption mostly does so for what is kept out.
            var product = device.Apps.Select(Apps.ProductOf).OfType<GeneratedProduct>().OrderByDescending(product => product.IsFromListedCountry).First();
            yield return new Exemption(
                $"UZ-{number:0000000}", ExemptionScope.Device, device.Device.Id, product.Slug, "Toezicht", "Gegenereerd", "", new Period(Plan.Day.AddDays(-30), Plan.Day.AddDays(300)),
                "teamleider", "ciso", "directeur");
        }
    }

    /// <summary>The user of a device.</summary>
    internal static int PersonOf(int device) => (int)(device * 4L / 5);

    internal GeneratedTraits Traits(int device) => GeneratedTraits.Of(Plan.Seed, device, PersonOf(device));

    internal InstalledDraw Draw() => new(Plan, popularity);

    /// <summary>An identifier in the form that management systems use.</summary>
    internal string DeviceId(int device)
    {
        var random = SplitMix64.For(Plan.Seed, Topic.DeviceId, device);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, random.Next());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], random.Next());
        return new Guid(bytes).ToString();
    }

    private GeneratedDevice Device(int number, InstalledDraw draw)
    {
        var traits = Traits(number);
        var person = PersonOf(number);
        int[] apps = [.. draw.On(number, traits.Store)];
        Array.Sort(apps);
        var inventoryAt = new DateTimeOffset(Plan.Day.AddDays(-1), new TimeOnly(number % 24, number % 60), TimeSpan.Zero);
        return new(number, person, traits.Device(DeviceId(number), PersonId(person), inventoryAt), traits.Person(PersonId(person)), apps);
    }

    private static string PersonId(int person) => $"P{person:0000000}";
}
