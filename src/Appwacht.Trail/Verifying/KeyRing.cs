namespace Appwacht.Trail.Verifying;

/// <summary>The keys that are trusted.</summary>
internal sealed class KeyRing
{
    private readonly Dictionary<string, TrailKey> trusted = new(StringComparer.Ordinal);

    /// <summary>Whether any key is trusted yet.</summary>
    public bool HasAny => trusted.Count > 0;

    /// <summary>The key that is called so and is trusted, or null.</summary>
    public TrailKey? Find(string id) => trusted.GetValueOrDefault(id);

    /// <summary>Trusts a key.</summary>
    public void Trust(TrailKey key) => trusted[key.Id] = key;

    /// <summary>Trusts a key when one that is trusted signed it.</summary>
    public void Follow(TrailKey key)
    {
        if (trusted.TryGetValue(key.EndorsedBy, out var before) && key.IsEndorsedBy(before))
            Trust(key);
    }

    /// <summary>What is wrong with the signature of a checkpoint, or null.</summary>
    public TrailFaultKind? WhyNot(Checkpoint checkpoint) =>
        !trusted.TryGetValue(checkpoint.KeyId, out var key) ? TrailFaultKind.UnknownKey : checkpoint.IsSignedBy(key) ? null : TrailFaultKind.WrongSignature;
}
