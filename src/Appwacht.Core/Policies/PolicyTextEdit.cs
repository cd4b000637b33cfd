using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;

namespace Appwacht.Core.Policies;

/// <summary>
/// Changes a rule in the text of a policy and leaves every other line, with its remarks, as somebody wrote it. What is written in a way
/// that this does not see through is printed anew: the policy is the same, its remarks are gone.
/// </summary>
internal static class PolicyTextEdit
{
    /// <summary>With one rule more, before the others.</summary>
    public static string WithRule(string text, PolicyDocument document, Rule rule)
    {
        var lines = Lines(text);
        if (document.Rules.Count > 0 && lines[document.Rules[0].Span.Line - 1] is var first && first.TrimStart().StartsWith('-'))
        {
            var indent = first[..^first.TrimStart().Length];
            lines.InsertRange(PolicyParser.Parse(text).Places.At("rules").Line, [.. PolicyPrinter.Print(rule).TrimEnd('\n').Split('\n').Select(line => indent + line[2..]), ""]);
        }

        return Same(lines, document with { Rules = [rule, .. document.Rules] });
    }

    /// <summary>With rules that name other apps; each rule is at the place where it was.</summary>
    public static string WithApps(string text, PolicyDocument document, IReadOnlyList<Rule> rules)
    {
        var (lines, places) = (Lines(text), PolicyParser.Parse(text).Places);
        foreach (var (at, rule) in rules.Index().Where(rule => rule.Item.Apps != document.Rules[rule.Index].Apps))
        {
            var place = places.At($"rules/{at}/apps");
            var line = lines[place.Line - 1];
            if (PolicyPrinter.Print(rule).Split('\n').FirstOrDefault(printed => printed.StartsWith("    apps: ", StringComparison.Ordinal)) is { } printed && line.EndsWith('}'))
                lines[place.Line - 1] = line[..(place.Column - 1)] + printed[4..];
        }

        return Same(lines, document with { Rules = rules });
    }

    /// <summary>Without a rule.</summary>
    public static string Without(string text, PolicyDocument document, string id)
    {
        var lines = Lines(text);
        var at = document.Rules.TakeWhile(rule => rule.Id != id).Count();
        var from = document.Rules[at].Span.Line - 1;
        var end = from + 1;
        // A rule goes on as long as its lines lie deeper than where it began.
        var depth = Depth(lines[from]);
        while (end < lines.Count && (lines[end].Length == 0 || Depth(lines[end]) > depth))
            end++;
        lines.RemoveRange(from, end - from);
        return Same(lines, document with { Rules = [.. document.Rules.Where(rule => rule.Id != id)] });
    }

    private static List<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n')];

    private static int Depth(string line) => line.Length - line.TrimStart().Length;

    private static string Same(List<string> lines, PolicyDocument meant)
    {
        var (edited, printed) = (string.Join('\n', lines), PolicyPrinter.Print(meant));
        return PolicyParser.Parse(edited).Document is { } read && PolicyPrinter.Print(read) == printed ? edited : printed;
    }
}
