using System.Linq.Expressions;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Server.Api;

/// <summary>What a list says of a device; its inventory stays in the database.</summary>
internal sealed record ListedDevice(int Number, string Key, string Name, DeviceKind KindValue, Platform PlatformValue, Ownership OwnershipValue, DateTimeOffset? InventoryAt, int? Person)
{
    /// <summary>The same for every row.</summary>
    public static Expression<Func<DeviceRow, ListedDevice>> Of { get; } =
        device => new ListedDevice(device.Number, device.Key, device.Name, device.Kind, device.Platform, device.Ownership, device.InventoryAt, device.Person);

    /// <summary>What kind of thing, in words.</summary>
    public string Kind => KindValue.Name();

    /// <summary>Its operating system, in words.</summary>
    public string Platform => PlatformValue.Name();

    /// <summary>Whose it is, in words.</summary>
    public string Ownership => OwnershipValue.Name();
}
