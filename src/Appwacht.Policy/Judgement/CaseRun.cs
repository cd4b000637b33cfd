using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Runs a policy's own tests. What a case does not say is ordinary: a managed Android phone, used by somebody of standard risk, in no group.</summary>
public static class CaseRun
{
    /// <summary>The verdict for a case, or null when the register does not have its app.</summary>
    public static Verdict? Judge(PolicyCase @case, PolicyStack stack, AppRegister register, Country usedIn) =>
        AppOf(@case, register, usedIn) is { } app ? stack.Judge(DeviceOf(@case), app, @case.Day) : null;

    private static DeviceFacts DeviceOf(PolicyCase @case)
    {
        var said = @case.Device.ToLookup(fact => fact.Key, fact => fact.Value);
        return new DeviceFacts(
            DeviceWords.ParseOwnership(One("ownership", "managed")), Platforms.Parse(One("platform", "android")), DeviceWords.ParseKind(One("kind", "phone")),
            OsVersion.Parse(One("os", "")), DeviceWords.ParseTier(One("tier", "standard")), One("unit", "…"), One("role", "…"),
            said["group"].ToHashSet(), said["deployment"].ToHashSet());

        string One(string key, string ordinary) => said[key].FirstOrDefault() ?? ordinary;
    }

    private static AppFacts? AppOf(PolicyCase @case, AppRegister register, Country usedIn)
    {
        if (@case.App is [{ Key: "app", Value: var name }])
        {
            if (register.Find(name) is { } app)
                return AppFacts.Of(app, null, register, @case.Day, usedIn);
            return !AppId.TryParse(name, out var id) ? null
                : register.Find(id) is var (known, _) ? AppFacts.Of(known, id, register, @case.Day, usedIn)
                : AppFacts.Unknown(id, id.Identifier);
        }

        return Facts(@case.App.ToLookup(fact => fact.Key, fact => fact.Value));
    }

    private static AppFacts Facts(ILookup<string, string> said)
    {
        if (said["known"].Contains("false"))
            return AppFacts.Unknown(null, "unknown");
        var confidence = Confidences.TryParse(said["confidence"].FirstOrDefault() ?? "", out var asked) ? asked : Confidence.Confirmed;
        return new AppFacts
        {
            Key = "case",
            Name = "app",
            Slug = "case",
            Category = said["category"].FirstOrDefault() ?? "…",
            ControlledFrom = said["controlled-from"].Distinct().ToDictionary(Country.Parse, _ => confidence),
            Parties = said["party"].Concat(said["publisher"]).Distinct().ToDictionary(party => party, _ => confidence),
            Publishers = said["publisher"].Distinct().ToDictionary(party => party, _ => confidence),
            Listings = said["listed-by"].ToHashSet(),
            Uses = said["uses"].ToHashSet(),
        };
    }
}
