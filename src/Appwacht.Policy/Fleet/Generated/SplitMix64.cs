namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// A stream of numbers that is the same on every machine and in every version; that of the framework promises neither. Each thing of a
/// generated fleet has a stream of its own, so that no thing depends on how many came before it.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The stream of one thing: the device, person or product with a number.</summary>
    public static SplitMix64 For(ulong seed, Topic topic, int number) => new(Mix(Mix(seed + (ulong)topic * Golden) + (ulong)number));

    public ulong Next() => Mix(state += Golden);

    /// <summary>A number from 0 up to but not including <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>What a stream of numbers is for.</summary>
internal enum Topic : ulong
{
    Product = 1,
    Device,
    DeviceId,
    Person,
    Installed,
    Exemption,
}
