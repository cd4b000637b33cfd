using Appwacht.Benchmarks.Fleet;

namespace Appwacht.Benchmarks.Peers;

/// <summary>What most people would write: a list of identifiers for each device, a dictionary of apps, and ifs.</summary>
internal sealed class PlainLoopPeer : IFleetPeer
{
    private static readonly HashSet<string> Listed = ["CN", "RU", "IR", "KP"];

    private readonly IReadOnlyList<PeerDevice> devices;
    private readonly string[][] installed;
    private readonly Dictionary<string, PeerApp> apps;
    private readonly HashSet<(int Device, string App)> exempt;

    public PlainLoopPeer(PeerFleet fleet)
    {
        devices = fleet.Devices;
        apps = fleet.Apps.Where(app => app.Known).ToDictionary(app => app.Id);
        installed = [.. Enumerable.Range(0, devices.Count).Select(device => Array.ConvertAll(fleet.On(device), app => fleet.Apps[app].Id))];
        exempt = [.. fleet.Exempt().Select(pair => (pair.Device, fleet.Apps[pair.App].Id))];
    }

    public FleetCounts Evaluate()
    {
        var counts = default(FleetCounts);
        for (var device = 0; device < devices.Count; device++)
        {
            var (allowed, toVet, denied) = (0, 0, 0);
            foreach (var id in installed[device])
            {
                switch (Judge(device, devices[device], id))
                {
                    case 3: denied++; break;
                    case 2: toVet++; break;
                    default: allowed++; break;
                }
            }

            counts = counts.With(allowed, toVet, denied);
        }

        return counts;
    }

    public void Dispose() => apps.Clear();

    private int Judge(int number, PeerDevice device, string id)
    {
        var app = apps.GetValueOrDefault(id);
        var effect = 0;
        if (app is null || (Listed.Contains(app.Country) && app.Presumed))
            effect = 2;
        if ((app is not null && Listed.Contains(app.Country) && !app.Presumed)
            || (app?.Category is "fitness" or "dating" && device.Tier is "elevated" or "high")
            || (app?.Category is "vpn" && device.Deployed)
            || (device.Tier is "high" && device.Ownership is "managed" or "private-use-allowed" && app?.Approved is not true))
            effect = 3;
        return effect > 0 && exempt.Contains((number, id)) ? 0 : effect;
    }
}
