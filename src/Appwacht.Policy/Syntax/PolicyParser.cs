using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Syntax;

/// <summary>Reads a policy. No text whatever makes it throw; every mistake of a file is found in one go.</summary>
public static class PolicyParser
{
    /// <summary>The policy that the text says, or what is wrong with it.</summary>
    public static ParsedPolicy Parse(string text)
    {
        List<PolicyDiagnostic> found = [];
        var root = YamlTree.Read(text, found);
        if (root is not MappingNode mapping)
        {
            if (root is ScalarNode { Kind: ScalarKind.Null })
                found.Add(YamlFaults.Empty(root.Span));
            else if (root is not null)
                found.Add(YamlFaults.NoMapping(root.Span, NodeWords.Of(root)));
            return new(null, Ordered(found));
        }

        new ShapeCheck(found).Check(mapping);
        new RuleCheck(mapping, found).Check();
        var cases = new CaseReader(found).Read(mapping["cases"], text);
        var document = found.Exists(fault => fault.Severity is Severity.Error) ? null : DocumentBuilder.Build(mapping, cases);
        return new(document, Ordered(found)) { Places = PolicyPlaces.Of(mapping) };
    }

    private static IReadOnlyList<PolicyDiagnostic> Ordered(IEnumerable<PolicyDiagnostic> found) =>
        [.. found.OrderBy(fault => fault.Span.Line).ThenBy(fault => fault.Span.Column).ThenBy(fault => fault.Code, StringComparer.Ordinal)];
}
