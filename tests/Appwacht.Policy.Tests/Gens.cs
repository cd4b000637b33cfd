using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests;

/// <summary>
/// Policies, devices and apps made at random from few words, so that rules meet what they are about again and again. Whatever a rule can
/// ask is asked, and every answer comes up, "not known" too.
/// </summary>
internal static class Gens
{
    private const string Digest = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Days around the dates that generated rules and lists use.</summary>
    public static Gen<DateOnly> Days { get; } = Gen.Int[-3, 9].Select(days => Given.Today.AddDays(days));

    private static readonly Gen<Period> Periods = Gen.Frequency(
        (3, Gen.Const(Period.Always)), (1, Gen.Select(Gen.Nullable(Gen.Int[0, 6]), Gen.Nullable(Gen.Int[0, 6]), (from, until) => new Period(Day(from), Day(until)))));

    private static readonly Gen<AppSelector> OneAppSelector = Gen.Select(
        Gen.OneOf(
            One(["tiktok", "signal", "android:com.zhiliaoapp.musically", "android:com.example"], (apps, value) => apps with { App = value }),
            One(["zakelijk", "ander"], (apps, value) => apps with { List = value }),
            One(["fitness", "video"], (apps, value) => apps with { Category = value }),
            One(["bytedance", "strava-inc"], (apps, value) => apps with { Publisher = value }),
            One(["bytedance", "fosun"], (apps, value) => apps with { Party = value }),
            One(["landen", "CN", "RU"], (apps, value) => apps with { ControlledFrom = value }),
            One(["us-tx"], (apps, value) => apps with { ListedBy = value })),
        Gen.OneOf(
            Gen.Const<Func<AppSelector, AppSelector>>(apps => apps),
            One(["location", "contacts"], (apps, value) => apps with { Uses = value }),
            One(["analytics"], (apps, value) => apps with { Contains = value }),
            One([Digest], (apps, value) => apps with { SignedBy = value }),
            Gen.Bool.Select(known => (Func<AppSelector, AppSelector>)(apps => apps with { Known = known })),
            Gen.Enum<Confidence>().Select(confidence => (Func<AppSelector, AppSelector>)(apps => apps with { Confidence = confidence }))),
        (one, other) => other(one(new AppSelector())));

    private static readonly Gen<DeviceSelector> OneDeviceSelector = Gen.OneOf(
        One(["managed", "byod"], (DeviceSelector devices, Values value) => devices with { Ownership = value }),
        One(["android", "ios"], (DeviceSelector devices, Values value) => devices with { Platform = value }),
        One(["phone", "laptop"], (DeviceSelector devices, Values value) => devices with { Kind = value }),
        One(["<15", "15", ">=15.1", "15.0"], (DeviceSelector devices, Values value) => devices with { Os = value })).Select(with => with(new DeviceSelector()));

    private static readonly Gen<AudienceSelector> OneAudience = Gen.OneOf(
        One(["standard", "high"], (AudienceSelector people, Values value) => people with { Tier = value }),
        One(["Handhaving", "Financiën"], (AudienceSelector people, Values value) => people with { Unit = value }),
        One(["boa"], (AudienceSelector people, Values value) => people with { Role = value }),
        One(["team-1", "team-2"], (AudienceSelector people, Values value) => people with { Group = value }),
        One(["noord"], (AudienceSelector people, Values value) => people with { Deployment = value })).Select(with => with(new AudienceSelector()));

    /// <summary>Rules of every effect and mode.</summary>
    public static Gen<Rule> Rules { get; } = Gen.Select(
        Gen.Nullable(Gen.Enum<Effect>(), 0.2),
        Gen.Select(OneAppSelector, Gen.Null(OneAppSelector, 0.7), (apps, not) => apps with { Not = not }),
        Gen.Null(Gen.Select(OneDeviceSelector, Gen.Null(OneDeviceSelector, 0.7), (devices, not) => devices with { Not = not })),
        Gen.Null(Gen.Select(OneAudience, Gen.Null(OneAudience, 0.7), (people, not) => people with { Not = not })),
        Periods,
        (effect, apps, devices, audience, period) => new Rule { Id = "regel", Effect = effect, Apps = apps, Devices = devices, Audience = audience, Period = period });

    /// <summary>One policy with up to four rules, and lists that they may use.</summary>
    public static Gen<PolicyDocument> Policies { get; } = Gen.Select(
        Rules.Array[0, 4], Gen.OneOf("tiktok", "strava", "android:com.example").Array[1, 2], Gen.OneOf("CN", "RU", "FI").Array[1, 2], Periods,
        (rules, apps, countries, period) => Given.Policy("beleid", rules.Select((rule, i) => rule with { Id = $"regel-{i}" })) with
        {
            AppLists = new Dictionary<string, Values> { ["zakelijk"] = new("signal", "microsoft-teams"), ["ander"] = new(apps) },
            CountryLists = new Dictionary<string, IReadOnlyList<ListedCountry>>
            {
                ["landen"] = [.. countries.Select(country => new ListedCountry("landen", Country.Parse(country), period, new("", "", "")))],
            },
        });

    /// <summary>Stacks of one to three layers.</summary>
    public static Gen<PolicyDocument[]> Layers { get; } =
        Policies.Array[1, 3].Select(layers => layers.Select((layer, i) => layer with { Id = $"laag-{i}" }).ToArray());

    /// <summary>Devices and users of which any part may be unknown.</summary>
    public static Gen<DeviceFacts> Devices { get; } = Gen.Select(
        Gen.Select(Gen.Enum<Ownership>(), Gen.OneOf(Platform.Unknown, Platform.Android, Platform.Ios, Platform.Windows), Gen.Enum<DeviceKind>()),
        Gen.Select(Gen.OneOf("", "14", "15", "15.0", "15.0.1", "15.1", "15.2", "16"), Gen.Nullable(Gen.Enum<RiskTier>())),
        Gen.Select(Gen.OneOf("", "Handhaving", "Financiën", "Elders"), Gen.OneOf("", "boa", "anders"), Sets("team-1", "team-2", "team-3"), Sets("noord", "zuid")),
        (device, os, person) => new DeviceFacts(
            device.Item1, device.Item2, device.Item3, OsVersion.Parse(os.Item1), os.Item2,
            person.Item1 is "" ? null : person.Item1, person.Item2 is "" ? null : person.Item2, person.Item3, person.Item4));

    /// <summary>Apps of the register as they are, apps as they might become, and apps that nobody knows.</summary>
    public static Gen<AppFacts> Apps { get; } = Gen.OneOf(
        Gen.Select(Gen.OneOf("tiktok", "signal", "strava", "loopmaatje", "youcam", "happn"), Days, (slug, day) => Given.App(slug, day)),
        Gen.Const(Given.App("tiktok", id: "android:com.zhiliaoapp.musically")),
        Gen.Select(Sets("analytics", "maps"), Sets(Digest), Gen.OneOf("android:com.example", "ios:nl.nobody"), (contains, signed, id) => Given.UnknownApp(id) with { Contains = contains, SignedBy = signed }),
        Gen.Select(
            Gen.OneOf("tiktok", "signal", "strava", "iets"), Gen.OneOf("fitness", "video", "game"),
            Gen.Select(Sure("CN", "RU", "FI"), Sure("bytedance", "fosun"), Sure("bytedance", "strava-inc")),
            Gen.Select(Sets("us-tx"), Sets("location", "contacts"), Gen.Bool, Sets("analytics"), Sets(Digest)),
            (slug, category, sure, rest) => new AppFacts
            {
                Key = slug,
                Name = slug,
                Slug = slug,
                Category = category,
                ControlledFrom = sure.Item1.ToDictionary(pair => Country.Parse(pair.Key), pair => pair.Value),
                Parties = sure.Item2,
                Publishers = sure.Item3,
                Listings = rest.Item1 ?? new HashSet<string>(),
                Uses = rest.Item2 ?? new HashSet<string>(),
                UsesAreComplete = rest.Item3,
                Contains = rest.Item4,
                SignedBy = rest.Item5,
            }));

    private static DateOnly? Day(int? days) => days is { } count ? Given.Today.AddDays(count) : null;

    private static Gen<Func<T, T>> One<T>(string[] words, Func<T, Values, T> with) =>
        Gen.OneOf(words).Array[1, 2].Select(values => (Func<T, T>)(selector => with(selector, new Values(values.Distinct()))));

    private static Gen<Func<AppSelector, AppSelector>> One(string[] words, Func<AppSelector, Values, AppSelector> with) => One<AppSelector>(words, with);

    private static Gen<IReadOnlySet<string>?> Sets(params string[] words) =>
        Gen.Select(Gen.Bool, Gen.Bool.Array[words.Length], (known, chosen) => known ? (IReadOnlySet<string>?)words.Where((_, i) => chosen[i]).ToHashSet() : null);

    private static Gen<Dictionary<string, Confidence>> Sure(params string[] words) =>
        Gen.Nullable(Gen.Enum<Confidence>()).Array[words.Length].Select(sure => words.Zip(sure).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value));
}
