namespace Appwacht.Client;

/// <summary>Why something was not done (RFC 9457), with every mistake at once.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The first reason, in a sentence.</param>
/// <param name="Detail">All reasons.</param>
/// <param name="Code">The permanent code of the first.</param>
/// <param name="Fouten">Each mistake.</param>
public sealed record Probleem(int Status, string Title, string Detail, string Code, IReadOnlyList<Fout> Fouten);

/// <summary>One mistake.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Melding">A sentence for a person.</param>
/// <param name="Veld">The part of the request it is about.</param>
public sealed record Fout(string Code, string Melding, string? Veld);
