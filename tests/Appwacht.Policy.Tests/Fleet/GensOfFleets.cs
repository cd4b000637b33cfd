using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>Small fleets at random: few apps on few devices, so that everything meets everything.</summary>
internal static class GensOfFleets
{
    private static readonly string?[] Slugs = ["tiktok", "signal", "strava", "loopmaatje", "youcam", "happn", null, null];

    private static readonly FleetApp[] Apps =
    [
        .. Slugs.Select((slug, i) => new FleetApp(Given.Id($"android:com.example.app{i}"), slug ?? $"Onbekend {i}", slug, slug is null ? Match.None : Match.Certain)),
        new FleetApp(Given.Id("android:com.zhiliaoapp.musically"), "TikTok", "tiktok", Match.Certain),
        new FleetApp(Given.Id("android:com.example"), "Voorbeeld", null, Match.None),
    ];

    /// <summary>Devices with their facts and their apps, by number in <see cref="Known"/>.</summary>
    public static Gen<(DeviceFacts Facts, int[] Apps)[]> Contents { get; } =
        Gen.Select(Gens.Devices, Gen.Int[0, Apps.Length - 1].Array[0, 12], (facts, apps) => (facts, apps)).Array[0, 80];

    /// <summary>The apps there are.</summary>
    public static IReadOnlyList<FleetApp> Known => Apps;

    public static FleetSnapshot Snapshot((DeviceFacts Facts, int[] Apps)[] contents)
    {
        var builder = new FleetBuilder();
        foreach (var app in Apps)
            builder.AddApp(app);
        for (var i = 0; i < contents.Length; i++)
        {
            var device = builder.AddDevice($"toestel-{i}", contents[i].Facts, i / 2);
            foreach (var app in contents[i].Apps)
                builder.AddInstall(device, app);
        }

        return builder.Build();
    }

    /// <summary>Exempts every third install of every fourth device.</summary>
    public static ExemptInstalls Exempt(FleetView fleet) => new(Enumerable.Range(0, fleet.Base.Devices.Count).Where(device => device % 4 == 1)
        .ToDictionary(device => device, device => fleet.On(device).Where((_, i) => i % 3 == 0).ToHashSet()));

    public static FleetFacts Facts(FleetView fleet) => FleetFacts.Of(fleet.Apps, TestRegister.Register, Given.Today, Country.Netherlands);

    public static CompiledPolicy Compile(PolicyStack stack, FleetView fleet) => CompiledPolicy.Of(stack, Facts(fleet), fleet.Base.Devices);
}
