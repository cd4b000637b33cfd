namespace Appwacht.Policy.Fleet;

/// <summary>One direction of a what-if: what and who is affected.</summary>
/// <param name="Installs">How many installed apps.</param>
/// <param name="Devices">The devices.</param>
/// <param name="People">The people on record who use them.</param>
/// <param name="Units">How many of the devices are used in each unit; devices without a known unit under the empty name.</param>
/// <param name="Apps">How many installs of each app, by number.</param>
/// <param name="Pairs">Every device and app, or null when they are too many to list one by one.</param>
/// <param name="OnlyCounted">Apps that would be judged otherwise and of which only the number is kept.</param>
public sealed record FleetWhatIfSide(
    long Installs, NumberSet Devices, NumberSet People, IReadOnlyDictionary<string, int> Units, IReadOnlyDictionary<int, int> Apps, InstallList? Pairs, CountedApps OnlyCounted)
{
    internal static FleetWhatIfSide Of(FleetView fleet, ChangedInstalls changed, CountedApps counted)
    {
        var parts = Ranges.Of(fleet.Devices, Environment.ProcessorCount);
        var people = Math.Max(fleet.Base.Devices.People, fleet.Newer.Values.Max(device => (int?)device.Person + 1) ?? 0);
        var newer = new NumberSet(fleet.Newer.IsEmpty ? 0 : fleet.Devices);
        foreach (var device in fleet.Newer.Keys)
            newer.Add(device);
        var affected = Array.ConvertAll(parts, _ => (People: new NumberSet(people), ByProfile: new int[fleet.Profiles.Count]));
        Parallel.For(0, parts.Length, i =>
        {
            var noting = new Noting(fleet, newer, affected[i].People, affected[i].ByProfile);
            changed.Devices.Visit(parts[i], ref noting);
        });
        var (everybody, byProfile) = affected[0];
        foreach (var part in affected.Skip(1))
        {
            everybody.Add(part.People);
            for (var profile = 0; profile < byProfile.Length; profile++)
                byProfile[profile] += part.ByProfile[profile];
        }

        return new(changed.OfApp.Values.Sum(count => (long)count), changed.Devices, everybody, ByUnit(fleet, byProfile), changed.OfApp, changed.Pairs, counted);
    }

    private static Dictionary<string, int> ByUnit(FleetView fleet, int[] byProfile)
    {
        var units = new Dictionary<string, int>();
        for (var profile = 0; profile < byProfile.Length; profile++)
            if (byProfile[profile] > 0)
                units[fleet.Profiles.All[profile].Unit ?? ""] = units.GetValueOrDefault(fleet.Profiles.All[profile].Unit ?? "") + byProfile[profile];
        return units;
    }

    private readonly struct Noting(FleetView fleet, NumberSet newer, NumberSet people, int[] byProfile) : IDeviceVisitor
    {
        private readonly int[] profileOf = fleet.Base.Devices.ProfileOf;
        private readonly int[] personOf = fleet.Base.Devices.PersonOf;
        private readonly bool isNewer = !fleet.Newer.IsEmpty;

        public void Visit(int device)
        {
            var (profile, person) = isNewer && newer.Contains(device) ? (fleet.ProfileOf(device), fleet.PersonOf(device)) : (profileOf[device], personOf[device]);
            byProfile[profile]++;
            if (person >= 0)
                people.Add(person);
        }
    }
}
