using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>One device as it is stored.</summary>
/// <param name="Id">Its identifier, in UTF-8.</param>
/// <param name="Facts">What a policy may ask of it and its user; devices that are alike best share one.</param>
/// <param name="Person">The number of its user, or -1.</param>
/// <param name="Inventory">Its apps, as <see cref="InventoryBlob"/> wrote them.</param>
public readonly record struct StoredDevice(ReadOnlyMemory<byte> Id, DeviceFacts Facts, int Person, ReadOnlyMemory<byte> Inventory);
