using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>A device has an app that the policy does not allow.</summary>
/// <param name="Device">The device.</param>
/// <param name="Person">Its user, when on record.</param>
/// <param name="App">The app.</param>
/// <param name="Verdict">What the policy says, and why.</param>
/// <param name="Match">Whether the app is certain or only probable; what is probable is never counted as certain.</param>
/// <param name="Version">The version, or empty.</param>
public sealed record Finding(Device Device, Person? Person, AppFacts App, Verdict Verdict, Match Match, string Version);

/// <summary>
/// Apps that no rule names, on a device of which only named apps may be shown: how many, not which. Which ones is for the user alone.
/// </summary>
/// <param name="Device">The device.</param>
/// <param name="Person">Its user, when on record.</param>
/// <param name="Verdict">The strongest verdict among them.</param>
/// <param name="Count">How many apps.</param>
public sealed record UnnamedFinding(Device Device, Person? Person, Verdict Verdict, int Count);
