using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
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

    public static FleetSnapshot Snapshot((DeviceFacts Facts, int[] Apps)[] contents) => Builder(contents).Build();

    /// <summary>An index that takes apps by number in <see cref="Known"/>.</summary>
    public static FleetIndex Index((DeviceFacts Facts, int[] Apps)[] contents)
    {
        var snapshot = Builder(contents).Build(out var numberOf);
        return new FleetIndex(snapshot, numberOf);
    }

    /// <summary>Exempts every third install of every fourth device, and something that is on none.</summary>
    public static ExemptInstalls Exempt(FleetView fleet, int from = 1) => new(Enumerable.Range(0, fleet.Devices).Where(device => device % 4 == from)
        .Select(device => KeyValuePair.Create(device, fleet.On(device).Where((_, i) => i % 3 == 0).Append(fleet.Apps.Count + 7).ToArray())));

    public static FleetFacts Facts(FleetView fleet) => FleetFacts.Of(fleet, TestRegister.Register, Given.Today, Country.Netherlands);

    public static CompiledPolicy Compile(PolicyStack stack, FleetView fleet) => CompiledPolicy.Of(stack, Facts(fleet), fleet.Profiles);

    /// <summary>What the slow twin says of one app on one device.</summary>
    public static Verdict Verdict(FleetView fleet, FleetFacts facts, PolicyStack stack, int device, int app) =>
        stack.Judge(fleet.Profiles.All[fleet.ProfileOf(device)], facts.Of(app), Given.Today);

    /// <summary>The whole fleet by the slow twin.</summary>
    public static SlowAnswer OneByOne(FleetView fleet, PolicyStack stack, ExemptInstalls exempt)
    {
        var facts = Facts(fleet);
        var answer = new SlowAnswer(new long[4], new Effect[fleet.Devices], [], []);
        for (var device = 0; device < fleet.Devices; device++)
        {
            foreach (var app in fleet.On(device))
            {
                var verdict = Verdict(fleet, facts, stack, device, app);
                var effect = exempt.Contains(device, app) ? Effect.Allow : verdict.Effect;
                answer.Installs[(int)effect]++;
                answer.StateOf[device] = Effects.Stronger(answer.StateOf[device], effect);
                if (effect is Effect.Allow)
                    continue;
                answer.Findings.Add((device, app, effect));
                answer.Says.AddRange(verdict.Matches.Where(match => match.Rule.Rule.Effect is not Effect.Allow).Select(match => (match.Rule.Reference, device, app, match.Outcome is Outcome.Undetermined)));
            }
        }

        return answer;
    }

    private static FleetBuilder Builder((DeviceFacts Facts, int[] Apps)[] contents)
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

        return builder;
    }
}

/// <summary>What the slow twin says of a fleet.</summary>
internal sealed record SlowAnswer(
    long[] Installs, Effect[] StateOf, List<(int Device, int App, Effect Effect)> Findings, List<(string Rule, int Device, int App, bool IsUndetermined)> Says);
