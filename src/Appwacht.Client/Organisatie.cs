namespace Appwacht.Client;

/// <summary>An organisation (<c>/v1/organisaties</c>).</summary>
/// <param name="Id">The permanent name.</param>
/// <param name="Naam">The name people know.</param>
/// <param name="Bovenliggend">The umbrella or state whose baseline it adopts.</param>
/// <param name="IsVoorbeeld">Whether it is made up, for trying things out.</param>
/// <param name="Rollen">What the caller is for it.</param>
public sealed record Organisatie(string Id, string Naam, string? Bovenliggend, bool IsVoorbeeld, IReadOnlyList<string> Rollen);
