using Appwacht.Benchmarks.Measuring;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>What was promised, for a million devices; a smaller fleet has no targets.</summary>
internal static class Targets
{
    private const int Devices = 1_000_000;

    public static Target? TimesFloor(int devices, Figure floor, int times) => At(devices, times * floor.Median, $"≤ {times} × floor");

    public static Target? At(int devices, double milliseconds, string text) => devices >= Devices ? new Target(milliseconds, text) : null;

    /// <summary>A number that must be at most or at least something; without a target in a smaller fleet.</summary>
    public static Quantity Judged(Quantity quantity, Func<double, bool> reached, string text) =>
        quantity.Devices >= Devices ? quantity with { Reached = reached(quantity.Number), Target = text } : quantity;
}
