namespace Appwacht.Policy.Fleet.Stored;

/// <summary>What an inventory may hold before it is refused.</summary>
/// <param name="MostBytes">Bytes in all.</param>
/// <param name="MostApps">Apps.</param>
/// <param name="Deepest">How deep objects and lists may lie in one another.</param>
/// <param name="LongestDevice">Bytes of the identifier of the device.</param>
public sealed record InventoryLimits(int MostBytes, int MostApps, int Deepest, int LongestDevice)
{
    /// <summary>Room for anything seen so far: 8 MiB, 20,000 apps.</summary>
    public static InventoryLimits Default { get; } = new(8 << 20, 20_000, 8, 256);
}
