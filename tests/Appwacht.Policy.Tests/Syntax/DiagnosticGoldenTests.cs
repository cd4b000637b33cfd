using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Tests.Syntax;

public class DiagnosticGoldenTests
{
    public static TheoryData<string> Codes => [.. DiagnosticCatalog.All.Where(kind => string.CompareOrdinal(kind.Code, "POL050") < 0).Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_wrong_sample_that_gives_what_its_golden_file_says(string code)
    {
        var parsed = PolicyParser.Parse(File.ReadAllText(Repository.PathOf("samples", "wrong", code + ".yaml")));
        PolicyDiagnostic[] found =
            [.. parsed.Diagnostics, .. parsed.Document is { } document ? PolicyLint.Check(document, TestRegister.Register, parsed.Places) : []];
        Assert.All(found, fault => Assert.Equal(code, fault.Code));
        Assert.NotEmpty(found);

        var golden = Repository.PathOf("tests", "Appwacht.Policy.Tests", "Golden", code + ".txt");
        if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
            File.WriteAllText(golden, DiagnosticLines.Of(found));
        Assert.Equal(File.ReadAllText(golden), DiagnosticLines.Of(found));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_page_with_its_title(string code)
    {
        var kind = DiagnosticCatalog.All.Single(kind => kind.Code == code);
        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics", code + ".md"));
        Assert.StartsWith($"# {code}: {kind.Title.En}\n", page, StringComparison.Ordinal);
        Assert.Contains($"*{kind.Title.Nl}.*", page, StringComparison.Ordinal);
        Assert.Contains($"[{code}]({code}.md) | {kind.Title.En} | {kind.Title.Nl} | {(kind.Severity is Severity.Error ? "error" : "warning")} |",
            File.ReadAllText(Repository.PathOf("docs", "diagnostics", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_code_is_used_twice() => Assert.Equal(DiagnosticCatalog.All.Count, DiagnosticCatalog.All.DistinctBy(kind => kind.Code).Count());

    [Fact]
    public void The_codes_are_in_order() => Assert.Equal(DiagnosticCatalog.All.Select(kind => kind.Code).Order(StringComparer.Ordinal), DiagnosticCatalog.All.Select(kind => kind.Code));
}
