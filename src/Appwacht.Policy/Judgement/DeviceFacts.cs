using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Everything a policy may ask of a device and its user; null is not known.</summary>
/// <param name="Ownership">Whose it is.</param>
/// <param name="Platform">Its operating system.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Os">The version of the operating system.</param>
/// <param name="Tier">The risk tier of its user.</param>
/// <param name="Unit">The unit of its user.</param>
/// <param name="Role">The role of its user.</param>
/// <param name="Groups">The groups of its user.</param>
/// <param name="Deployments">The deployments its user takes part in.</param>
public sealed record DeviceFacts(
    Ownership Ownership, Platform Platform, DeviceKind Kind, OsVersion? Os, RiskTier? Tier, string? Unit, string? Role,
    IReadOnlySet<string>? Groups, IReadOnlySet<string>? Deployments)
{
    /// <summary>The facts of a device whose user may be unknown.</summary>
    public static DeviceFacts Of(Device device, Person? person) => new(
        device.Ownership, device.Platform, device.Kind, device.Os, person?.Tier, person?.Unit, person?.Role, person?.Groups, person?.Deployments);

    /// <summary>The same text for every device that no rule can tell from this one.</summary>
    public string Key => string.Join('\u001f', Ownership, Platform, Kind, Os, Tier, Unit ?? NotKnown, Role ?? NotKnown, Joined(Groups), Joined(Deployments));

    /// <summary>A character that no name has: an empty set ("in no group") and no set ("groups are not known") are different facts.</summary>
    private const string NotKnown = "\u0000";

    private static string Joined(IReadOnlySet<string>? values) =>
        values is null ? NotKnown : string.Join('\u001e', values.Order(StringComparer.Ordinal));
}
