namespace Appwacht.Server.Console.Charts;

/// <summary>A bar of a chart.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">How many; null when it is not shown because it would point at people.</param>
/// <param name="Of">Of how many, when each bar has a whole of its own.</param>
/// <param name="Address">Where more of it is.</param>
public sealed record Bar(string Name, int? Value, int? Of = null, string? Address = null);
