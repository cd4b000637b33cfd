namespace Appwacht.Core.Catalogue;

/// <summary>The catalogue as it comes with the program, before any organisation changed something: a type of its own, so that nobody judges by it by mistake.</summary>
/// <param name="Catalogue">The catalogue.</param>
public sealed record ShippedCatalogue(AppCatalogue Catalogue);
