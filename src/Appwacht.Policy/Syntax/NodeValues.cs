namespace Appwacht.Policy.Syntax;

/// <summary>
/// Looks into a tree without minding what does not fit: the checks that go beyond shape have something to say about the rest of a file
/// even when a part of it has the wrong shape.
/// </summary>
internal static class NodeValues
{
    public static ScalarNode? Scalar(this MappingNode? mapping, string key) => mapping?[key] as ScalarNode;

    public static MappingNode? Group(this MappingNode? mapping, string key) => mapping?[key] as MappingNode;

    /// <summary>The values of a key, whether one or a list.</summary>
    public static IEnumerable<ScalarNode> Scalars(this MappingNode? mapping, string key) => mapping?[key] switch
    {
        ScalarNode one => [one],
        ListNode list => list.Items.OfType<ScalarNode>(),
        _ => [],
    };

    /// <summary>The groups in the list of a key.</summary>
    public static IEnumerable<MappingNode> Groups(this MappingNode? mapping, string key) =>
        mapping?[key] is ListNode list ? list.Items.OfType<MappingNode>() : [];

    /// <summary>The names that a writer gave under a key.</summary>
    public static IReadOnlyList<YamlEntry> Entries(this MappingNode? mapping, string key) => mapping.Group(key)?.Entries ?? [];

    /// <summary>The place of the key, for a fault in its value as a whole.</summary>
    public static ScalarNode? KeyOf(this MappingNode mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Name == key)?.Key;

    /// <summary>Whether the key is there, or one that was probably meant as it: a slip of the pen is one mistake, not two.</summary>
    public static bool Means(this MappingNode mapping, string key, ObjectShape shape) =>
        mapping[key] is not null || mapping.Entries.Any(entry => !shape.Names.Contains(entry.Name) && Closest.To(entry.Name, shape.Names) == key);
}
