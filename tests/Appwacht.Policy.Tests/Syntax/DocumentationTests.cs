using System.Text.RegularExpressions;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public partial class DocumentationTests
{
    [Fact]
    public void The_example_of_the_reference_is_a_policy_without_a_doubt()
    {
        var example = Example().Match(File.ReadAllText(Repository.PathOf("docs", "policy-language.md"))).Groups[1].Value;
        var parsed = PolicyParser.Parse(example);
        Assert.Empty(parsed.Diagnostics);
        Assert.NotNull(parsed.Document);
        Assert.Empty(PolicyLint.Check(parsed.Document, TestRegister.Register, parsed.Places));
    }

    [Fact]
    public void Every_key_and_word_of_the_language_is_in_the_reference()
    {
        var reference = File.ReadAllText(Repository.PathOf("docs", "policy-language.md"));
        Assert.All(Words(PolicyShape.Document, []).Distinct(), word => Assert.Contains($"`{word}`", reference, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words(Shape shape, HashSet<Shape> seen) => !seen.Add(shape) ? [] : shape switch
    {
        ObjectShape group => group.Keys.SelectMany(key => Words(key.Shape, seen).Append(key.Name)).Except(["nl", "en"]),
        ListShape list => Words(list.Item, seen),
        NamedShape named => Words(named.Value, seen),
        EitherShape either => Words(either.Other, seen),
        ChoiceShape choice => choice.Words,
        _ => [],
    };

    [GeneratedRegex("```yaml\n(appwacht: 1\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
