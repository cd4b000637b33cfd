namespace Appwacht.Benchmarks.Measuring;

/// <summary>One thing measured: the time it took, over and over.</summary>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Name">What was done.</param>
/// <param name="Devices">On how many devices; 0 when that has no meaning.</param>
/// <param name="Milliseconds">Each repetition, quickest first.</param>
/// <param name="Remark">What a reader must know, or empty.</param>
internal sealed record Figure(string Group, string Name, int Devices, double[] Milliseconds, string Remark = "")
{
    public double Median => Milliseconds.Length % 2 == 1
        ? Milliseconds[Milliseconds.Length / 2]
        : (Milliseconds[Milliseconds.Length / 2 - 1] + Milliseconds[Milliseconds.Length / 2]) / 2;

    public double Min => Milliseconds[0];

    public double Max => Milliseconds[^1];

    /// <summary>What the median must be, in milliseconds, and where that comes from; null when there is no target.</summary>
    public Target? Target { get; init; }
}

/// <summary>What a median has to be at most.</summary>
/// <param name="Milliseconds">In milliseconds.</param>
/// <param name="Text">As people say it: <c>≤ 4 × floor</c>.</param>
internal sealed record Target(double Milliseconds, string Text);

/// <summary>A number that is not a time.</summary>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Name">What it is.</param>
/// <param name="Devices">Of how many devices.</param>
/// <param name="Number">The number.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Reached">Whether it is within its target; null when there is none.</param>
/// <param name="Target">The target as people say it, or empty.</param>
internal sealed record Quantity(string Group, string Name, int Devices, double Number, string Unit, bool? Reached = null, string Target = "");
