using System.Text.RegularExpressions;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Syntax;

/// <summary>Checks what the shape of the language cannot say: how the parts of a policy hang together.</summary>
internal sealed partial class RuleCheck(MappingNode document, List<PolicyDiagnostic> found)
{
    public void Check()
    {
        foreach (var audience in document.Entries("audiences"))
            CheckSelector(audience.Value, audience.Key, SelectorShapes.Audience);
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in document.Groups("rules"))
            CheckRule(rule, firstLines);
        foreach (var ladder in document.Entries("ladders"))
            CheckSteps((ladder.Value as MappingNode).Groups("steps"));
        if (document["adopts"] is null)
            CheckNames();
    }

    private void CheckRule(MappingNode rule, Dictionary<string, int> firstLines)
    {
        var id = rule.Scalar("id");
        var at = id?.Span ?? rule.Span;
        if (id is not null && !firstLines.TryAdd(id.Value, id.Span.Line))
            found.Add(RuleFaults.RuleIdTwice(id.Span, id.Value, firstLines[id.Value]));
        if (!rule.Means("effect", PolicyShape.Rule) && !rule.Means("mode", PolicyShape.Rule))
            found.Add(RuleFaults.NeitherEffectNorMode(at, id?.Value ?? ""));
        if (rule["effect"] is not null && rule.KeyOf("mode") is { } mode)
            found.Add(RuleFaults.BothEffectAndMode(mode.Span, id?.Value ?? ""));
        CheckSelector(rule, "apps", SelectorShapes.Apps);
        CheckSelector(rule, "devices", SelectorShapes.Devices);
        CheckSelector(rule, "audience", SelectorShapes.Audience);
        foreach (var sentence in (IEnumerable<ScalarNode?>)[rule.Scalar("why"), rule.Group("why").Scalar("nl"), rule.Group("why").Scalar("en")])
            if (sentence is not null)
                CheckSentence(sentence);
    }

    private void CheckSelector(MappingNode within, string key, ObjectShape shape)
    {
        if (within[key] is { } value && within.KeyOf(key) is { } name)
            CheckSelector(value, name, shape);
    }

    private void CheckSelector(YamlNode value, ScalarNode key, ObjectShape shape)
    {
        if (value is not MappingNode selector)
            return;
        if (shape.MustSelect && selector.Entries.Count == 0)
            found.Add(RuleFaults.EmptySelector(key.Span, key.Value));
        if (shape.Needs is var (needing, beside) && selector.KeyOf(needing) is { } alone && !beside.Any(name => selector[name] is not null))
            found.Add(RuleFaults.ConfidenceOfNothing(alone.Span));
        CheckSelector(selector, "not", shape);
    }

    private void CheckSentence(ScalarNode why)
    {
        foreach (Match match in Placeholder().Matches(why.Value))
            if (!PolicyShape.Placeholders.Contains(match.Value))
                found.Add(RuleFaults.UnknownPlaceholder(why.Span, match.Value, PolicyShape.Placeholders));
    }

    private void CheckSteps(IEnumerable<MappingNode> steps)
    {
        (int Days, string Written) last = (0, "");
        foreach (var after in steps.Select(step => step.Scalar("after")).OfType<ScalarNode>())
        {
            if (!TextForm.Duration.Accepts(after.Value))
                continue;
            var days = Days(after.Value);
            if (days < last.Days)
                found.Add(RuleFaults.StepsGoBack(after.Span, after.Value, last.Written));
            else
                last = (days, after.Value);
        }
    }

    /// <summary>Without a layer above, every name has to come from this file. Lists of countries may also be the register's.</summary>
    private void CheckNames()
    {
        string[] audiences = [.. document.Entries("audiences").Select(entry => entry.Name)];
        string[] ladders = [.. document.Entries("ladders").Select(entry => entry.Name)];
        string[] lists = [.. document.Group("lists").Entries("apps").Select(entry => entry.Name)];
        foreach (var rule in document.Groups("rules"))
        {
            if (rule.Scalar("audience") is { } audience && TextForm.Slug.Accepts(audience.Value) && !audiences.Contains(audience.Value))
                found.Add(RuleFaults.UnknownAudience(audience.Span, audience.Value, audiences));
            if (rule.Scalar("ladder") is { } ladder && TextForm.Slug.Accepts(ladder.Value) && !ladders.Contains(ladder.Value))
                found.Add(RuleFaults.UnknownLadder(ladder.Span, ladder.Value, ladders));
            for (var apps = rule.Group("apps"); apps is not null; apps = apps.Group("not"))
                foreach (var list in apps.Scalars("list"))
                    if (TextForm.Slug.Accepts(list.Value) && !lists.Contains(list.Value))
                        found.Add(RuleFaults.UnknownAppList(list.Span, list.Value, lists));
        }
    }

    /// <summary>The days in `14d` or `2w`.</summary>
    internal static int Days(string duration)
    {
        var number = ShapeCheck.TryNumber(duration[..^1], out var days) ? days : 0;
        return duration.EndsWith('w') ? number * 7 : number;
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();
}
