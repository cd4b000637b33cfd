namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// From what a fleet is made. With the same plan, device <c>d</c> is the same in a fleet of any size: a smaller fleet is the beginning
/// of a larger one.
/// </summary>
public sealed record FleetPlan
{
    /// <summary>The fewest apps on a device.</summary>
    public const int FewestApps = 80;

    /// <summary>The most apps on a device.</summary>
    public const int MostApps = 160;

    /// <summary>Which fleet of all that can be made.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Identifiers that the register knows, half of them on Android and half on iOS: each product has one on both.</summary>
    public int KnownApps { get; init; } = 50_000;

    /// <summary>Identifiers that the register does not know, half of them on Android and half on iOS.</summary>
    public int UnknownApps { get; init; } = 200_000;

    /// <summary>What part of the installed apps is unknown.</summary>
    public double UnknownShare { get; init; } = 0.002;

    /// <summary>The day for which everything is made: inventories are of the day before, exemptions hold on it.</summary>
    public DateOnly Day { get; init; } = new(2026, 11, 20);

    /// <summary>How many products the register knows.</summary>
    public int Products => KnownApps / 2;

    /// <summary>Identifiers, known and not.</summary>
    public int Identifiers => KnownApps + UnknownApps;

    /// <summary>Refuses what no fleet can be made from: a device takes its apps from one store, and each only once.</summary>
    /// <exception cref="ArgumentException">Too few known apps, or an odd number.</exception>
    public void Check()
    {
        const int fewest = 8 * MostApps;
        if (KnownApps < fewest || UnknownApps < fewest || KnownApps % 2 + UnknownApps % 2 > 0 || UnknownShare is < 0 or > 0.5)
            throw new ArgumentException($"A fleet needs an even number of known apps and one of unknown apps, each at least {fewest}, and at most half of the installed apps unknown.");
    }
}
