using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Policies;

/// <summary>
/// What the policy says of an app to somebody in no unit, role, group or deployment that a rule asks for: what a rule says to those is found
/// with the device.
/// </summary>
/// <param name="Ownership">On which devices.</param>
/// <param name="Tier">For users of which risk tier.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sentence">The reason as people read it.</param>
public sealed record AppVerdict(Ownership Ownership, RiskTier Tier, Verdict Verdict, LocalText Sentence)
{
    private static readonly (Ownership, RiskTier)[] Audiences =
    [
        .. from ownership in (Ownership[])[Ownership.Managed, Ownership.PrivateUseAllowed, Ownership.Byod]
           from tier in (RiskTier[])[RiskTier.Standard, RiskTier.High]
           select (ownership, tier),
    ];

    /// <summary>The verdicts on an app on a day.</summary>
    public static IReadOnlyList<AppVerdict> Of(App app, PolicyStack stack, AppRegister register, DateOnly day)
    {
        var explanation = new Explanation(register, day, Country.Netherlands);
        var facts = AppFacts.Of(app, null, register, day, Country.Netherlands);
        return [.. Judge(app, facts, stack, day).Select(judged => new AppVerdict(judged.Ownership, judged.Tier, judged.Verdict, explanation.Of(judged.Verdict, facts)))];
    }

    /// <summary>The strongest effect that it has for anybody.</summary>
    internal static Effect Strongest(App app, AppFacts facts, PolicyStack stack, DateOnly day) => Judge(app, facts, stack, day).Max(judged => judged.Verdict.Effect);

    private static IEnumerable<(Ownership Ownership, RiskTier Tier, Verdict Verdict)> Judge(App app, AppFacts facts, PolicyStack stack, DateOnly day)
    {
        var none = new HashSet<string>();
        var platform = app.Ids.Select(id => id.Id.Platform).FirstOrDefault(Platform.Android);
        return Audiences.Select(audience => (audience.Item1, audience.Item2, stack.Judge(new DeviceFacts(audience.Item1, platform, DeviceKind.Phone, null, audience.Item2, "", "", none, none), facts, day)));
    }
}
