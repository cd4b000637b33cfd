namespace Appwacht.Register;

/// <summary>Where a fact comes from: what somebody else can look up.</summary>
/// <param name="Title">The title or description; never empty.</param>
/// <param name="Url">The address, when there is one.</param>
/// <param name="Date">The day it was published, as precisely as it is known: <c>2023</c>, <c>2023-02</c> or <c>2023-02-23</c>; empty when not.</param>
public sealed record Source(string Title, string Url, string Date);
