using System.Numerics;
using System.Runtime.InteropServices;
using Appwacht.Benchmarks.Measuring;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>What no way of going through every installed app can beat: adding up an array with one number for each.</summary>
internal static class Floors
{
    private const string Group = "Floor";

    public static Figure Measure(BenchFleet fleet, Results results)
    {
        var narrow = fleet.Snapshot.Installed.Numbers;
        var wide = Array.ConvertAll(narrow, number => (int)number);
        var floor = results.Add(Repeat.Of(Group, "sum of one 32-bit number for each install, all cores", fleet.Devices, () => Sum(wide)));
        results.Add(Repeat.Of(Group, "sum of one 16-bit number for each install, all cores", fleet.Devices, () => Sum(narrow)));
        return floor;
    }

    private static T Sum<T>(T[] numbers) where T : struct, INumberBase<T>
    {
        var parts = new T[Environment.ProcessorCount];
        var length = numbers.Length / parts.Length;
        Parallel.For(0, parts.Length, i => parts[i] = Sum(numbers.AsSpan(i * length, length)));
        return parts.Aggregate((one, other) => one + other);
    }

    private static T Sum<T>(ReadOnlySpan<T> numbers) where T : struct
    {
        // Four sums beside each other, or each addition waits for the one before it. That they overflow does not matter.
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(numbers);
        Vector<T> one = default, two = default, three = default, four = default;
        for (var i = 0; i + 4 <= vectors.Length; i += 4)
        {
            one += vectors[i];
            two += vectors[i + 1];
            three += vectors[i + 2];
            four += vectors[i + 3];
        }

        return Vector.Sum(one + two + three + four);
    }
}
