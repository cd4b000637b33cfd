using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>
/// Goes through <c>intune-discovered-apps.csv</c> for what the file of devices lacks: the id of the user, who stands there by name and
/// address only, and whether an Android device describes itself as a tablet. A policy needs both before the first app is judged.
/// </summary>
internal static class IntuneUsers
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    public static Dictionary<string, Device> AddTo(
        Dictionary<string, Device> devices, InventoryFile discovered, IProgress<ReadProgress>? progress)
    {
        using var rows = InventoryRows.Open(discovered, new RejectedLater(), progress);
        var (device, user, description) = (rows.ColumnOf("DeviceId"), rows.ColumnOf("UserId"), rows.ColumnOf("OSDescription"));
        var ids = new DeviceIds(devices.Values);
        var pool = new TextPool();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
        {
            if (ids.Find(rows.Bytes(device)) is not { } found || seen.Contains(found.Id))
                continue;
            var known = devices[found.Id];
            if (known.Platform is Platform.Android && known.Kind is DeviceKind.Phone)
                known = known with { Kind = IntuneWords.Kind(known.Platform, pool.Get(rows.Bytes(description))) };
            if (pool.Get(rows.Bytes(user)) is { Length: > 0 } id && id != Nobody)
            {
                known = known with { PersonId = id };
                seen.Add(known.Id);
            }

            devices[found.Id] = known;
        }

        return devices;
    }

    /// <summary>The same rows are read again for their apps; what is wrong with them is said then.</summary>
    private sealed class RejectedLater : IRejects
    {
        public void Add(Reject reject)
        {
        }
    }
}
