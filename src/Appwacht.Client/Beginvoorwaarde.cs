namespace Appwacht.Client;

/// <summary>What must be in order before anything is read of devices (<c>…/beginvoorwaarden</c>).</summary>
/// <param name="Soort"><c>ondernemingsraad</c> or <c>dpia</c>.</param>
/// <param name="Omschrijving">What it is.</param>
/// <param name="Bevestigd">Whether it was confirmed.</param>
/// <param name="Door">Who agreed or adopted it.</param>
/// <param name="Datum">When that was.</param>
/// <param name="Kenmerk">Where it can be found.</param>
/// <param name="BevestigdOp">When it was confirmed here.</param>
public sealed record Beginvoorwaarde(string Soort, string Omschrijving, bool Bevestigd, string? Door = null, DateOnly? Datum = null, string? Kenmerk = null, DateTimeOffset? BevestigdOp = null);

/// <summary>All conditions, and whether devices may be read.</summary>
/// <param name="Items">Each condition.</param>
/// <param name="Gereed">Whether devices may be read: everything is confirmed, or there are devices already.</param>
public sealed record Beginvoorwaarden(IReadOnlyList<Beginvoorwaarde> Items, bool Gereed);

/// <summary>That a condition is met.</summary>
/// <param name="Door">Who agreed or adopted it.</param>
/// <param name="Datum">When that was.</param>
/// <param name="Kenmerk">Where it can be found.</param>
public sealed record Beginbevestiging(string? Door = null, DateOnly? Datum = null, string? Kenmerk = null);
