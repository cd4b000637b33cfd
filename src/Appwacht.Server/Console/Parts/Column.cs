namespace Appwacht.Server.Console.Parts;

/// <summary>A column of a table.</summary>
/// <param name="Name">What is in it.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right.</param>
/// <param name="Sort">What <c>sorteer</c> in the address says to sort by it; null when that cannot be done.</param>
public sealed record Column(string Name, bool IsNumber = false, string? Sort = null);
