namespace Appwacht.Core.Processing;

/// <summary>What it takes to record a processing after the request that asked for it has handed its work on.</summary>
/// <param name="Pseudonyms">The pseudonyms of the organisation.</param>
/// <param name="Span">The operation.</param>
public sealed record ProcessingTrace(Pseudonyms Pseudonyms, ProcessingSpan Span);
