using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>Whether selectors of devices and audiences hold for a device and its user. Who asks for no grounds gets the answer quicker.</summary>
internal static class DeviceSelection
{
    public static Truth Holds(DeviceSelector? selector, DeviceFacts device, List<Ground>? grounds)
    {
        if (selector is null)
            return Truth.Yes;
        var truth = Ask(selector.Ownership, "ownership", device.Ownership is Ownership.Unknown ? null : device.Ownership.Name(), grounds)
            .And(Ask(selector.Platform, "platform", device.Platform is Register.Platform.Unknown ? null : Register.Platforms.Name(device.Platform), grounds))
            .And(Ask(selector.Kind, "kind", device.Kind is DeviceKind.Unknown ? null : device.Kind.Name(), grounds))
            .And(Ask(selector.Os, "os", condition => device.Os is { } os ? Truths.Known(OsCondition.Holds(condition, os)) : Truth.Unknown, grounds));
        return selector.Not is { } not ? truth.And(Holds(not, device, null).Not()) : truth;
    }

    public static Truth Holds(AudienceSelector? selector, DeviceFacts device, List<Ground>? grounds)
    {
        if (selector is null)
            return Truth.Yes;
        var truth = Ask(selector.Tier, "tier", device.Tier?.Name(), grounds)
            .And(Ask(selector.Unit, "unit", device.Unit, grounds))
            .And(Ask(selector.Role, "role", device.Role, grounds))
            .And(Ask(selector.Group, "group", value => In(device.Groups, value), grounds))
            .And(Ask(selector.Deployment, "deployment", value => In(device.Deployments, value), grounds));
        return selector.Not is { } not ? truth.And(Holds(not, device, null).Not()) : truth;
    }

    private static Truth In(IReadOnlySet<string>? set, string value) => set is null ? Truth.Unknown : Truths.Known(set.Contains(value));

    private static Truth Ask(Values values, string key, string? fact, List<Ground>? grounds) =>
        Ask(values, key, value => fact is null ? Truth.Unknown : Truths.Known(value == fact), grounds);

    private static Truth Ask(Values values, string key, Func<string, Truth> holds, List<Ground>? grounds)
    {
        if (values.IsEmpty)
            return Truth.Yes;
        var any = Truth.No;
        foreach (var value in values)
        {
            var one = holds(value);
            if (one is Truth.Unknown)
                grounds?.Add(new Ground(key, value, one));
            any = any.Or(one);
        }

        return any;
    }
}
