namespace Appwacht.Policy.Fleet;

/// <summary>Gathers installs whose verdict changes, for each direction: the devices, a count for each app, and the pairs while they are not too many.</summary>
public sealed class ChangedInstalls
{
    /// <summary>More pairs than this are not listed one by one: nobody reads them, and at 8 bytes each they would fill the memory.</summary>
    public const int MostPairs = 5_000_000;

    private readonly Direction gained;
    private readonly Direction lost;

    internal ChangedInstalls(FleetView fleet) => (gained, lost) = (new Direction(fleet), new Direction(fleet));

    internal void Add(int device, int app, sbyte direction) => (direction > 0 ? gained : lost).Add(device, app);

    internal static ChangedInstalls Together(ChangedInstalls[] parts)
    {
        foreach (var part in parts.Skip(1))
        {
            parts[0].gained.Add(part.gained);
            parts[0].lost.Add(part.lost);
        }

        return parts[0];
    }

    internal FleetWhatIfSide Side(FleetView fleet, int direction) => (direction > 0 ? gained : lost).Side(fleet);

    private sealed class Direction(FleetView fleet)
    {
        private readonly DeviceSet devices = new(fleet.Base.Devices.Count);
        private readonly int[] apps = new int[fleet.Apps.Count];
        private (int Device, int App)[] pairs = [];
        private long installs;

        public void Add(int device, int app)
        {
            devices.Add(device);
            apps[app]++;
            if (installs < MostPairs)
            {
                if (installs == pairs.Length)
                    Array.Resize(ref pairs, Math.Max(1024, pairs.Length * 2));
                pairs[installs] = (device, app);
            }

            installs++;
        }

        public void Add(Direction other)
        {
            devices.Add(other.devices);
            for (var app = 0; app < apps.Length; app++)
                apps[app] += other.apps[app];
            if (installs + other.installs <= MostPairs)
            {
                Array.Resize(ref pairs, (int)(installs + other.installs));
                other.pairs.AsSpan(0, (int)other.installs).CopyTo(pairs.AsSpan((int)installs));
            }

            installs += other.installs;
        }

        public FleetWhatIfSide Side(FleetView view)
        {
            var found = devices.ToArray();
            var of = view.Base.Devices;
            var people = new DeviceSet(of.PersonOf.Length == 0 ? 0 : of.PersonOf.Max() + 1);
            var units = new int[of.Profiles.Count];
            foreach (var device in found)
            {
                units[of.ProfileOf[device]]++;
                if (of.PersonOf[device] >= 0)
                    people.Add(of.PersonOf[device]);
            }

            return new FleetWhatIfSide(
                installs, found, people.Count,
                units.Index().Where(unit => unit.Item > 0).GroupBy(unit => of.Profiles[unit.Index].Unit ?? "", unit => unit.Item).ToDictionary(unit => unit.Key, unit => unit.Sum()),
                apps.Index().Where(app => app.Item > 0).ToDictionary(app => app.Index, app => app.Item),
                installs <= MostPairs ? pairs[..(int)installs] : null);
        }
    }
}
