using Appwacht.Cli.Reports;
using Appwacht.Cli.Reports.Html;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Tests.Html;

/// <summary>A fleet of forty phones and ten laptops, checked, and its report.</summary>
internal sealed class SmallFleet
{
    private static readonly AppRegister Register = SmallRegister.Read();
    private static readonly string[] Units = ["Financiën", "<script>alert(1)</script>"];

    private readonly Dictionary<string, Device> devices = [];
    private readonly Dictionary<string, Person> people = [];
    private readonly List<InstalledApp> installed = [];

    private SmallFleet(bool isRead)
    {
        for (var i = 0; i < 50; i++)
        {
            var id = $"toestel-{i:00}";
            people[$"persoon-{i:00}"] = new($"persoon-{i:00}", i < 12 ? Units[0] : Units[1], null, RiskTier.Standard, null, null, "nl");
            devices[id] = new(
                id, $"NAAM-{i:00}", i < 40 ? DeviceKind.Phone : DeviceKind.Laptop, i < 40 ? Platform.Android : Platform.Windows, null,
                i % 2 == 0 ? Ownership.PrivateUseAllowed : Ownership.Managed, $"persoon-{i:00}", isRead ? new DateTimeOffset(2026, 11, 18, 8, 0, 0, TimeSpan.Zero) : null);
        }
    }

    /// <summary>TikTok on <paramref name="tikTok"/> phones, from the first one on; some other apps on the others.</summary>
    public static SmallFleet With(int tikTok)
    {
        var fleet = new SmallFleet(isRead: true);
        for (var i = 0; i < tikTok; i++)
            fleet.Add(i, "com.zhiliaoapp.musically", "TikTok");
        for (var i = 20; i < 27; i++)
            fleet.Add(i, "nl.runner", "Runner");
        for (var i = 30; i < 33; i++)
            fleet.Add(i, "cn.lamp", "Lamp <b>");
        fleet.Add(34, "nl.walker", "Walker");
        return fleet;
    }

    /// <summary>Devices on which nothing is that may not be there.</summary>
    public static SmallFleet Clean()
    {
        var fleet = new SmallFleet(isRead: true);
        fleet.Add(0, "nl.mail", "Mail");
        return fleet;
    }

    /// <summary>Devices that never reported.</summary>
    public static SmallFleet Unread() => new(isRead: false);

    /// <summary>One more app on a phone.</summary>
    public SmallFleet Add(int device, string identifier, string name)
    {
        installed.Add(new($"toestel-{device:00}", AppId.TryParse($"android:{identifier}", out var id) ? id : null, name, "", "1.0", Platform.Android, Profile.Unknown));
        return this;
    }

    public string Report(Words words)
    {
        var check = new FleetCheck(new(Policy(), Register, new(2026, 11, 20), Country.Netherlands, []), devices, people);
        foreach (var app in installed)
            check.Add(app);
        using var to = new StringWriter();
        HtmlReport.Write(to, new(check.Answer(), [new("installed <apps>.csv", 1204512, new string('a', 64))], 2, "rejects.csv", "0.1.0"), words);
        return to.ToString();
    }

    private static PolicyStack Policy()
    {
        var policy = new PolicyDocument
        {
            Id = "gemeente-klein",
            Title = new("Apps & landen", "Apps & countries"),
            Decision = new("Het college", new(2026, 9, 29), "Z-2026-0417", new("AIVD 96b80e94-or1-1.3")),
            Rules =
            [
                new Rule { Id = "landen", Effect = Effect.Deny, Apps = new() { ControlledFrom = new("offensive-cyber-programme") } },
                new Rule { Id = "sport", Effect = Effect.AdviseAgainst, Apps = new() { Category = new("fitness"), Uses = new("location") } },
                new Rule { Id = "onbekend", Effect = Effect.NeedsVetting, Apps = new() { Known = false }, Devices = new() { Ownership = new("managed") } },
            ],
        };
        var (stack, faults) = PolicyStack.Of([new Layer(policy, "beleid.yaml")], Register);
        return stack ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
