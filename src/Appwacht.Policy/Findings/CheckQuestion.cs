using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>What a fleet is checked against.</summary>
/// <param name="Stack">The policy in force.</param>
/// <param name="Register">The register of apps.</param>
/// <param name="Day">The day that policy, lists and control are judged on.</param>
/// <param name="UsedIn">Where the devices are used.</param>
/// <param name="Exemptions">The exemptions on record.</param>
public sealed record CheckQuestion(PolicyStack Stack, AppRegister Register, DateOnly Day, Country UsedIn, IReadOnlyList<Exemption> Exemptions)
{
    /// <summary>An inventory older than this many days is stale: Intune reads apps every seven days, so two readings were missed.</summary>
    public int StaleAfterDays { get; init; } = 14;

    /// <summary>Whether a rule or an exemption in force names the app; only then may it be shown with a device on which private use is allowed.</summary>
    internal bool Names(AppFacts app) => Stack.Names(app, Day)
        || Exemptions.Any(exemption => PolicyStack.IsFor(exemption, app, Day));
}
