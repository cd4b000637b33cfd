using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Policy.Tests;

/// <summary>What tests start from: a device, an app, a policy of a few rules. What is not said is ordinary.</summary>
internal static class Given
{
    /// <summary>The day of a test, where nothing else is said.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    /// <summary>A managed Android phone of somebody of standard risk, of whom everything is known.</summary>
    public static DeviceFacts Device { get; } = new(
        Ownership.Managed, Platform.Android, DeviceKind.Phone, OsVersion.Parse("15"), RiskTier.Standard, "Financiën", "medewerker", new HashSet<string>(), new HashSet<string>());

    /// <summary>A device of which nothing is known.</summary>
    public static DeviceFacts Unknown { get; } = new(Ownership.Unknown, Platform.Unknown, DeviceKind.Unknown, null, null, null, null, null, null);

    public static Rule Rule(string id, Effect? effect, AppSelector apps) => new() { Id = id, Effect = effect, Apps = apps };

    public static Rule Deny(AppSelector apps, string id = "weren") => Rule(id, Effect.Deny, apps);

    public static Rule Allow(AppSelector apps, string id = "goedgekeurd") => Rule(id, Effect.Allow, apps);

    public static Rule Allowlist(AppSelector apps, string id = "alleen-goedgekeurd") => Rule(id, null, apps);

    public static AppSelector Apps(params IEnumerable<string> apps) => new() { App = new(apps) };

    public static PolicyDocument Policy(string id, params IEnumerable<Rule> rules) => new()
    {
        Id = id,
        Version = 1,
        Title = new(id, id),
        Decision = new("Iemand", new(2026, 1, 1), "", Values.None),
        Rules = [.. rules],
    };

    public static PolicyStack Stack(params IEnumerable<PolicyDocument> layers)
    {
        var (stack, faults) = PolicyStack.Of([.. layers.Select(layer => new Layer(layer, $"{layer.Id}.yaml"))], TestRegister.Register);
        return stack ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    public static PolicyStack Stack(params IEnumerable<Rule> rules) => Stack(Policy("beleid", rules));

    /// <summary>A stack of one policy, written as a policy is: the rules and what they name.</summary>
    public static PolicyStack Written(string text)
    {
        var parsed = PolicyParser.Parse($"""
            appwacht: 1
            policy: beleid
            title: Beleid
            decision: {"{ by: Iemand, date: 2026-01-01 }"}
            {text}
            """);
        return Stack(parsed.Document ?? throw new InvalidOperationException(string.Join("; ", parsed.Diagnostics.Select(fault => $"{fault.Span} {fault.Message.En}"))));
    }

    /// <summary>A stack of one rule, written as in a policy but for its id.</summary>
    public static PolicyStack WrittenRule(string rule) => Written($"rules: [ {{ id: regel, {rule} }} ]");

    public static AppFacts App(string slug, DateOnly? day = null, string? id = null) =>
        AppFacts.Of(TestRegister.Register.Find(slug)!, id is null ? null : Id(id), TestRegister.Register, day ?? Today, Country.Netherlands);

    public static AppFacts UnknownApp(string id = "android:com.example.unheard") => AppFacts.Unknown(Id(id), "Unheard Of");

    public static AppId Id(string text) => AppId.TryParse(text, out var id) ? id : throw new FormatException(text);

    public static Effect EffectFor(this PolicyStack stack, AppFacts app, DeviceFacts? device = null, DateOnly? day = null) =>
        stack.Judge(device ?? Device, app, day ?? Today).Effect;
}
