using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>An app on a device that the policy does not simply allow, or allows for an exemption only.</summary>
/// <param name="Device">The device, by number of the fleet.</param>
/// <param name="App">The app, by number of the fleet.</param>
/// <param name="Effect">What the policy says; <see cref="Effect.Allow"/> when an exemption lifts it.</param>
/// <param name="Match">Whether the app is certain or only probable; what is probable is never counted as certain.</param>
/// <param name="IsStranger">Whether it is judged as an app that nobody knows, because what it calls itself would let it off more lightly.</param>
public readonly record struct FoundApp(int Device, int App, Effect Effect, Match Match, bool IsStranger);

/// <summary>Apps on a device that nothing names and that may not be shown with it: how many, not which.</summary>
/// <param name="Device">The device, by number of the fleet.</param>
/// <param name="Apps">How many apps.</param>
/// <param name="Effect">The strongest effect among them.</param>
public readonly record struct UnnamedApps(int Device, int Apps, Effect Effect);
