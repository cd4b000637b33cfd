using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet;

/// <summary>The devices of a snapshot, numbered from 0.</summary>
/// <param name="Ids">The identifiers.</param>
/// <param name="Profiles">The distinct facts of devices and users.</param>
/// <param name="ProfileOf">For each device the number of its profile.</param>
/// <param name="PersonOf">For each device the number of its user, or -1.</param>
public sealed record FleetDevices(DeviceIds Ids, IReadOnlyList<DeviceFacts> Profiles, int[] ProfileOf, int[] PersonOf)
{
    private readonly Lazy<int[]> byProfile = new(() =>
    {
        var counts = new int[Profiles.Count];
        foreach (var profile in ProfileOf)
            counts[profile]++;
        return counts;
    });

    private readonly Lazy<int> people = new(() => PersonOf.Length == 0 ? 0 : PersonOf.Max() + 1);

    /// <summary>How many.</summary>
    public int Count => ProfileOf.Length;

    /// <summary>How many numbers of users there are.</summary>
    public int People => people.Value;

    /// <summary>How many devices have each profile.</summary>
    internal int[] CountByProfile => byProfile.Value;
}
