using Appwacht.Policy.Fleet;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>On how many devices an app is known to be, whether it may be there or not.</summary>
public static class KnownInstalls
{
    /// <summary>How many devices of the organisation have it for certain.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="slug">The app.</param>
    /// <param name="seesAll">
    /// Whether the caller may see devices one by one; for others it is rounded down to a multiple of five, because what is left when the
    /// devices that may not have it are taken off points at those with an exemption. Null for few.
    /// </param>
    public static int? DevicesWith(FleetState state, string slug, bool seesAll)
    {
        var apps = state.View.Apps.NumbersOf(slug).Where(app => state.View.Apps.MatchOf(app) is Match.Certain).ToHashSet();
        var devices = new HashSet<int>();
        var collecting = new Collecting(devices);
        foreach (var app in apps.Where(app => app < state.View.Base.Apps.Count))
            state.View.Base.WithApp.Visit(app, ref collecting);
        foreach (var (device, newer) in state.View.Newer)
        {
            devices.Remove(device);
            if (newer.Apps.Any(apps.Contains))
                devices.Add(device);
        }

        var count = devices.Count(DeviceGroups.ByKind(state).IsCounted);
        return seesAll ? count : SmallGroups.Rounded(count);
    }

    private readonly struct Collecting(HashSet<int> devices) : IDeviceVisitor
    {
        public void Visit(int device) => devices.Add(device);
    }
}
