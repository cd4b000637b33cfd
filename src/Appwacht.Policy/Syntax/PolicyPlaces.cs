using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>
/// Where in its file each part of a policy stands, by path: <c>rules/0/apps/app/1</c>. The policy itself holds only what it says, so
/// that two policies that say the same are the same.
/// </summary>
public sealed class PolicyPlaces
{
    private readonly Dictionary<string, SourceSpan> spans = new(StringComparer.Ordinal);

    private PolicyPlaces()
    {
    }

    /// <summary>No place is known; everything is at the beginning of the file.</summary>
    public static PolicyPlaces Unknown { get; } = new();

    /// <summary>The place of a part, or of the smallest part around it whose place is known.</summary>
    public SourceSpan At(string path)
    {
        for (var part = path; part is not ""; part = part[..Math.Max(0, part.LastIndexOf('/'))])
            if (spans.TryGetValue(part, out var span))
                return span;
        return new(1, 1, 1, 1);
    }

    internal static PolicyPlaces Of(YamlNode root)
    {
        var places = new PolicyPlaces();
        places.Add("", root);
        return places;
    }

    private void Add(string path, YamlNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    spans[path + entry.Name] = entry.Value is ScalarNode ? entry.Value.Span : entry.Key.Span;
                    Add(path + entry.Name + "/", entry.Value);
                }

                break;
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    spans[$"{path}{i}"] = list.Items[i].Span;
                    Add($"{path}{i}/", list.Items[i]);
                }

                break;
        }
    }
}
