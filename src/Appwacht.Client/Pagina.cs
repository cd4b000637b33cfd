namespace Appwacht.Client;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Totaal">How many there are in all, where that is known.</param>
/// <param name="Volgende">The address of the next page, or null on the last.</param>
public sealed record Pagina<T>(IReadOnlyList<T> Items, long? Totaal, Uri? Volgende);
