using System.Text.RegularExpressions;

namespace Appwacht.Architecture.Tests;

public partial class NamingTests
{
    [Fact]
    public void No_type_hides_behind_a_name_that_says_nothing() => Assert.Empty(EmptyNames(Repository.Sources("src")));

    [Fact]
    public void A_name_that_says_nothing_would_be_seen() =>
        Assert.Equal(["a.cs: PolicyManager", "a.cs: DateUtils"], EmptyNames(new Dictionary<string, string> { ["a.cs"] = "class PolicyManager;\npublic static class DateUtils { }\nenum Baseline { }" }));

    [Fact]
    public void The_namespace_of_a_file_is_its_folder() => Assert.Empty(Misplaced(Repository.Sources("src")).Concat(Misplaced(Repository.Sources("tests"))));

    [Fact]
    public void A_file_in_the_wrong_folder_would_be_seen() =>
        Assert.Single(Misplaced(new Dictionary<string, string> { ["src/Appwacht.Policy/Findings/A.cs"] = "namespace Appwacht.Policy.Judgement;", ["src/Appwacht.Policy/Findings/B.cs"] = "namespace Appwacht.Policy.Findings;" }));

    private static IEnumerable<string> EmptyNames(IReadOnlyDictionary<string, string> sources) =>
        sources.SelectMany(source => EmptyName().Matches(source.Value).Select(found => $"{source.Key}: {found.Groups[1].Value}"));

    private static IEnumerable<string> Misplaced(IReadOnlyDictionary<string, string> sources) => sources
        .Where(source => Namespace().Match(source.Value) is { Success: true } found && found.Groups[1].Value != string.Join('.', source.Key.Split('/')[1..^1]))
        .Select(source => source.Key);

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(\w+(?:Manager|Helper|Helpers|Utils|Util|Common|Base|Impl|Processor|Service))\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
