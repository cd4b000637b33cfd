using Appwacht.Trail;

namespace Appwacht.Core.Audit;

/// <summary>The key that signs checkpoints now, and every key there was, in order; the last is its public half.</summary>
public sealed record TrailKeys(SigningKey Current, IReadOnlyList<TrailKey> All);
