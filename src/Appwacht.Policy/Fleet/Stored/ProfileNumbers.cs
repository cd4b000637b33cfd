using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Numbers for facts of devices that a policy can tell apart.</summary>
internal sealed class ProfileNumbers
{
    private readonly Dictionary<DeviceFacts, int> byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> byKey = [];
    private readonly List<DeviceFacts> all = [];

    /// <summary>The facts, by number.</summary>
    public IReadOnlyList<DeviceFacts> All => all;

    /// <summary>The number; making the key is slow, and is not needed for facts that devices share.</summary>
    public int Of(DeviceFacts facts)
    {
        if (byReference.TryGetValue(facts, out var number))
            return number;
        var key = facts.Key;
        if (byKey.TryGetValue(key, out number))
            return number;
        byReference[facts] = byKey[key] = number = all.Count;
        all.Add(facts);
        return number;
    }
}
