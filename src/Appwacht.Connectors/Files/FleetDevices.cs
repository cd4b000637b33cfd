using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Files;

/// <summary>The devices of a fleet and their users, each by its identifier, whatever the case of its letters.</summary>
/// <param name="Devices">Devices by identifier.</param>
/// <param name="People">People by identifier; empty when the source does not say who they are.</param>
public sealed record FleetDevices(IReadOnlyDictionary<string, Device> Devices, IReadOnlyDictionary<string, Person> People)
{
    /// <summary>The user of a device, or null when nothing is known of one.</summary>
    public Person? UserOf(Device device) => device.PersonId is { } id ? People.GetValueOrDefault(id) : null;
}
