namespace Appwacht.Client;

/// <summary>Something with the version of it that was seen: who changes it says which version that was.</summary>
/// <param name="Value">What was seen.</param>
/// <param name="Version">The version, as the server told it (<c>ETag</c>).</param>
public sealed record Versioned<T>(T Value, string Version);
