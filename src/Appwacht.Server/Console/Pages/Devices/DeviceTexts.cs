using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Api;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.Devices;

/// <summary>What people read of devices, on the pages and in a file.</summary>
internal static class DeviceTexts
{
    /// <summary>The strongest effect on a device; null when it is stored but not in the fleet yet.</summary>
    public static Effect? EffectOn(this FleetState state, string key) => state.View.Find(key) is >= 0 and var device ? state.Judged.States[device] : null;

    /// <summary>The unit of the user of a device.</summary>
    public static string? UnitOf(this FleetState state, string key) => state.View.Find(key) is >= 0 and var device ? state.View.Profiles.All[state.View.ProfileOf(device)].Unit : null;

    /// <summary>How many apps on a device are not simply allowed.</summary>
    public static int FindingsOn(this FleetState state, string key) => state.View.Find(key) is >= 0 and var device ? state.Judged.On(device).Count() + state.Judged.UnnamedOn(device) : 0;

    /// <summary>The units of a fleet.</summary>
    public static IEnumerable<string> Units(this FleetState state) => DeviceGroups.ByUnit(state).Names.Where(unit => unit is not DeviceGroups.NotKnown);

    /// <summary>Every effect, strongest first, to choose one of.</summary>
    public static IReadOnlyList<(string Value, string Text)> Effects(this Texts t) => Choices(t, "effect.", Policy.Language.Effects.Names.Reverse());

    /// <summary>Every platform.</summary>
    public static IReadOnlyList<(string Value, string Text)> Platforms(this Texts t) => Choices(t, "devices.platform.", [.. Register.Platforms.Names, DeviceGroups.NotKnown]);

    /// <summary>Every kind of device.</summary>
    public static IReadOnlyList<(string Value, string Text)> Kinds(this Texts t) => Choices(t, "devices.kind.", [.. DeviceWords.Kinds, DeviceGroups.NotKnown]);

    /// <summary>Every kind of use.</summary>
    public static IReadOnlyList<(string Value, string Text)> Ownerships(this Texts t) => Choices(t, "ownership.", [.. DeviceWords.Ownerships, DeviceGroups.NotKnown]);

    /// <summary>The units.</summary>
    public static IReadOnlyList<(string Value, string Text)> Units(this Texts t, FleetState state) =>
        [("", t["devices.all"]), .. state.Units().Select(unit => (unit, unit)), (DeviceGroups.NotKnown, t["unit.unknown"])];

    /// <summary>The columns of the file with devices.</summary>
    public static IReadOnlyList<string> FileColumns(this Texts t) =>
        [t["devices.number"], t["devices.name"], t["devices.kind"], t["devices.platform"], t["ownership"], t["unit"], t["devices.state"], t["devices.findings"], t["devices.read"]];

    /// <summary>A device as a line of that file.</summary>
    public static IReadOnlyList<object?> FileCells(this Texts t, FleetState state, ListedDevice device) =>
    [
        device.Number, device.Name, t["devices.kind." + device.Kind], t["devices.platform." + device.Platform], t["ownership." + device.Ownership], state.UnitOf(device.Key) ?? "",
        state.EffectOn(device.Key) is { } effect ? t["effect." + effect.Name()] : "", state.FindingsOn(device.Key), device.InventoryAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
    ];

    private static (string Value, string Text)[] Choices(Texts t, string prefix, IEnumerable<string> values) => [("", t["devices.all"]), .. values.Select(value => (value, t[prefix + value]))];
}
