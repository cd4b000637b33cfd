using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The devices of a fleet, numbered from 0. What a policy may ask of a device is kept once for all devices that are alike: its profile.
/// </summary>
/// <param name="Ids">The identifiers.</param>
/// <param name="Profiles">The distinct facts of devices and users.</param>
/// <param name="ProfileOf">For each device the number of its profile.</param>
/// <param name="PersonOf">For each device the number of its user, or -1.</param>
public sealed record FleetDevices(DeviceIds Ids, IReadOnlyList<DeviceFacts> Profiles, int[] ProfileOf, int[] PersonOf)
{
    /// <summary>How many.</summary>
    public int Count => ProfileOf.Length;
}
