using System.Text.RegularExpressions;

namespace Appwacht.Architecture.Tests;

public partial class DocumentationTests
{
    [Fact]
    public void Every_type_that_the_glossary_names_exists() => Assert.Subset(
        TypeNames(Repository.Sources("src")).Concat(Members(Repository.Sources("src"))).ToHashSet(),
        NamedIn(File.ReadAllText(Repository.PathOf("docs", "glossary.md"))).ToHashSet());

    [Fact]
    public void A_type_that_is_gone_would_be_seen() => Assert.Equal(["AppRegister", "StoreId"], NamedIn(
        "| term | woord | meaning | written as |\n|---|---|---|---|\n| Register | register | The `Catalogue` as loaded. | `AppRegister`, `StoreId`, `uses` |\n"));

    [Fact]
    public void Every_diagnostic_has_a_page_that_begins_with_its_code() => Assert.All(Codes(Repository.Sources("src")), code => Assert.True(HasPage(code), code));

    [Fact]
    public void Every_page_is_of_a_diagnostic_and_in_the_index() => Assert.All(
        Directory.EnumerateFiles(Repository.PathOf("docs", "diagnostics"), "POL*.md").Select(file => Path.GetFileNameWithoutExtension(file)),
        code =>
        {
            Assert.Contains(code, Codes(Repository.Sources("src")));
            Assert.Contains($"[{code}]({code}.md)", File.ReadAllText(Repository.PathOf("docs", "diagnostics", "README.md")), StringComparison.Ordinal);
        });

    [Fact]
    public void A_diagnostic_without_a_page_would_be_seen()
    {
        var code = "POL" + 999;
        Assert.Equal([code], Codes(new Dictionary<string, string> { ["a.cs"] = $"new(\"{code}\", Severity.Error)" }));
        Assert.False(HasPage(code));
    }

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() => Assert.Empty(
        new[] { "src", "tests", "docs", "policies", "samples", "catalogue" }.SelectMany(folder => Repository.Files(folder, "*.*"))
            .Concat(Directory.EnumerateFiles(Repository.Root).ToDictionary(file => Path.GetFileName(file), File.ReadAllText))
            .Where(file => IsMachinePath(file.Value)).Select(file => file.Key));

    [Theory]
    [InlineData("see /", "work/", "main", true)]
    [InlineData("/", "home/", "somebody", true)]
    [InlineData("C:\\", "Users\\", "somebody", true)]
    [InlineData("home", "work/", "main", false)]
    [InlineData("https://example.org/", "work/", "1", false)]
    public void A_folder_of_a_machine_would_be_seen(string before, string folder, string after, bool machine) => Assert.Equal(machine, IsMachinePath(before + folder + after));

    private static bool HasPage(string code) =>
        Repository.PathOf("docs", "diagnostics", code + ".md") is var page && File.Exists(page) && File.ReadAllText(page).StartsWith($"# {code}: ", StringComparison.Ordinal);

    private static IEnumerable<string> Codes(IReadOnlyDictionary<string, string> sources) =>
        sources.Values.SelectMany(source => Code().Matches(source).Select(code => code.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What stands between backticks in the last column and begins with a capital.</summary>
    private static IEnumerable<string> NamedIn(string glossary) => glossary.Split('\n').Where(line => line.StartsWith('|'))
        .SelectMany(line => Written().Matches(line.Split('|')[^2]).Select(word => word.Groups[1].Value)).Distinct();

    private static IEnumerable<string> TypeNames(IReadOnlyDictionary<string, string> sources) =>
        sources.Values.SelectMany(source => TypeName().Matches(source).Select(name => name.Groups[1].Value)).Distinct();

    /// <summary>Properties and parameters of records that the glossary names, such as <c>BorrowedBy</c>.</summary>
    private static IEnumerable<string> Members(IReadOnlyDictionary<string, string> sources) =>
        sources.Values.SelectMany(source => Member().Matches(source).Select(name => name.Groups[1].Value)).Distinct();

    // Put together from parts, so that this file does not name such a folder itself.
    private static bool IsMachinePath(string text) => Regex.IsMatch(text, @"(?<![\w.:/-])(?:/" + "(?:work|home|root|Users)" + @"/[\w.])|\b[A-Z]:\\" + "Users" + @"\\");

    [GeneratedRegex("\"(POL[0-9]{3})\"")]
    private static partial Regex Code();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:class|struct|record|record struct|interface|enum)\s+(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"<param name=""([A-Z]\w+)"">")]
    private static partial Regex Member();
}
