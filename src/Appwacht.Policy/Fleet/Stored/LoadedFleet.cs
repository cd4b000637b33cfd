namespace Appwacht.Policy.Fleet.Stored;

/// <summary>A fleet made from stored inventories.</summary>
/// <param name="Snapshot">The fleet, without the devices that were skipped.</param>
/// <param name="NumberOf">For each app of the dictionary its number in the snapshot.</param>
/// <param name="Skipped">The devices that are not in it, in the order in which they came. Nothing is known of them, which is not the same as "nothing on them".</param>
public sealed record LoadedFleet(FleetSnapshot Snapshot, IReadOnlyList<int> NumberOf, IReadOnlyList<SkippedDevice> Skipped);

/// <summary>A device whose stored inventory cannot be used.</summary>
/// <param name="Id">The device.</param>
/// <param name="Fault">What is wrong with the inventory; null when the device was there before, and the first counts.</param>
public sealed record SkippedDevice(string Id, BlobFault? Fault);
