using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>The devices of the organisation in groups: by kind, by ownership, by unit.</summary>
public sealed class DeviceGroups
{
    /// <summary>Phones and tablets.</summary>
    public const string Mobile = "mobile";

    /// <summary>Laptops.</summary>
    public const string Laptop = "laptop";

    /// <summary>What a group is called of which that is not known.</summary>
    public const string NotKnown = "unknown";

    private readonly FleetState state;
    private readonly int[] groupOfProfile;

    private DeviceGroups(FleetState state, Func<DeviceFacts, string> nameOf)
    {
        this.state = state;
        var names = state.View.Profiles.All.Where(facts => facts.Ownership.IsOfTheOrganisation()).Select(nameOf).Distinct().Order(StringComparer.Ordinal).ToArray();
        (Names, Sizes) = (names, new int[names.Length]);
        groupOfProfile = [.. state.View.Profiles.All.Select(facts => facts.Ownership.IsOfTheOrganisation() ? Array.IndexOf(names, nameOf(facts)) : -1)];
        Sizes = Count(Enumerable.Range(0, state.View.Devices));
    }

    /// <summary>What the groups are called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many devices are in each.</summary>
    public int[] Sizes { get; }

    /// <summary>By what kind of thing they are.</summary>
    public static DeviceGroups ByKind(FleetState state) => new(state, facts => facts.Kind switch { DeviceKind.Phone or DeviceKind.Tablet => Mobile, DeviceKind.Laptop => Laptop, _ => NotKnown });

    /// <summary>By what they may be used for.</summary>
    public static DeviceGroups ByOwnership(FleetState state) => new(state, facts => facts.Ownership.Name());

    /// <summary>By the unit of their user.</summary>
    public static DeviceGroups ByUnit(FleetState state) => new(state, facts => facts.Unit ?? NotKnown);

    /// <summary>Whether a device is one of the organisation: only those are counted.</summary>
    public bool IsCounted(int device) => groupOfProfile[state.View.ProfileOf(device)] >= 0;

    /// <summary>How many of some devices are in each group.</summary>
    public int[] Count(IEnumerable<int> devices)
    {
        var counts = new int[Names.Count];
        foreach (var device in devices)
            if (groupOfProfile[state.View.ProfileOf(device)] is >= 0 and var group)
                counts[group]++;
        return counts;
    }

    /// <summary>The devices of each group by the strongest effect of what is certain on them.</summary>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    public CountTable ByEffect(bool seesAll)
    {
        var byEffect = Enum.GetValues<Effect>().Select(_ => new int[Names.Count]).ToArray();
        for (var device = 0; device < state.View.Devices; device++)
            if (groupOfProfile[state.View.ProfileOf(device)] is >= 0 and var group)
                byEffect[(int)state.Judged.States[device]][group]++;
        (string Name, int[] Counts)[] groups = [.. Names.Select((name, group) => (name, Array.ConvertAll(byEffect, counts => counts[group])))];
        return seesAll ? CountTable.Exact(groups, byEffect.Length) : CountTable.Protected(groups, byEffect.Length);
    }
}
