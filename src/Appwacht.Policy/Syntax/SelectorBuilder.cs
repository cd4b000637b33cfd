using Appwacht.Policy.Language;
using Appwacht.Register;
using static Appwacht.Policy.Syntax.DocumentBuilder;

namespace Appwacht.Policy.Syntax;

/// <summary>Makes the selectors of a rule from a tree that has been checked.</summary>
internal static class SelectorBuilder
{
    public static AppSelector Apps(MappingNode node) => new()
    {
        App = Values(node["app"]),
        List = Values(node["list"]),
        Category = Values(node["category"]),
        Publisher = Values(node["publisher"]),
        Party = Values(node["party"]),
        ControlledFrom = Values(node["controlled-from"]),
        Confidence = Confidences.TryParse(node.Scalar("confidence")?.Value ?? "", out var confidence) ? confidence : null,
        ListedBy = Values(node["listed-by"]),
        Uses = Values(node["uses"]),
        Contains = Values(node["contains"]),
        SignedBy = new(Values(node["signed-by"]).Select(digest => digest.ToLowerInvariant())),
        Known = node.Scalar("known") is { } known ? known.Value is "true" or "True" or "TRUE" : null,
        Not = node.Group("not") is { } not ? Apps(not) : null,
    };

    public static DeviceSelector Devices(MappingNode node) => new()
    {
        Ownership = Values(node["ownership"]),
        Platform = Values(node["platform"]),
        Kind = Values(node["kind"]),
        Os = new(Values(node["os"]).Select(version => version.Replace(" ", "", StringComparison.Ordinal))),
        Not = node.Group("not") is { } not ? Devices(not) : null,
    };

    public static AudienceSelector Audience(MappingNode node) => new()
    {
        Tier = Values(node["tier"]),
        Unit = Values(node["unit"]),
        Role = Values(node["role"]),
        Group = Values(node["group"]),
        Deployment = Values(node["deployment"]),
        Not = node.Group("not") is { } not ? Audience(not) : null,
    };
}
