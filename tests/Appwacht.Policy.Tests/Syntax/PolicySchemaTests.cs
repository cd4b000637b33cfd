using System.Text.Json.Nodes;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class PolicySchemaTests
{
    private static readonly SchemaCheck Schema = new(JsonNode.Parse(PolicySchema.Json())!.AsObject());

    /// <summary>Codes of what only the parser can say: what is wrong with the text as YAML, or between parts of the policy.</summary>
    private static readonly string[] BeyondSchema =
    [
        "POL001", "POL002", "POL004", "POL005", "POL006", "POL007", "POL008", "POL009", "POL028", "POL029", "POL030", "POL031", "POL033", "POL034", "POL035", "POL036", "POL037",
    ];

    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_is_printed()
    {
        var path = Repository.PathOf("docs", "schema", "appwacht-policy-1.schema.json");
        if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
            File.WriteAllText(path, PolicySchema.Json());
        Assert.Equal(File.ReadAllText(path), PolicySchema.Json());
    }

    [Fact]
    public void The_sample_passes_the_schema() => Assert.True(Schema.Accepts(SamplePolicy.Text));

    [Fact]
    public void Every_policy_there_can_be_passes_the_schema() =>
        PolicyGen.Documents.Sample(document => Schema.Accepts(PolicyPrinter.Print(document)), print: document => PolicyPrinter.Print(document), iter: 1_000);

    public static TheoryData<string> Values => [.. ShapeSamples.Good()];

    public static TheoryData<string> WrongValues => [.. ShapeSamples.Wrong()];

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_key_and_word_of_the_schema_is_taken_by_the_parser(string text)
    {
        Assert.True(Schema.Accepts(text));
        Assert.Empty(PolicyParser.Parse(text).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void An_unknown_key_or_word_is_refused_by_both(string text)
    {
        Assert.False(Schema.Accepts(text));
        Assert.NotEmpty(PolicyParser.Parse(text).Diagnostics);
    }

    public static TheoryData<string> SchemaCodes => [.. DiagnosticGoldenTests.Codes.Select(row => row.Data).Where(code =>
        !BeyondSchema.Contains(code) && string.CompareOrdinal(code, "POL038") < 0)];

    [Theory]
    [MemberData(nameof(SchemaCodes))]
    public void A_wrong_sample_of_shape_or_form_is_refused_by_the_schema_too(string code)
    {
        var text = File.ReadAllText(Repository.PathOf("samples", "wrong", code + ".yaml"));
        Assert.False(Schema.Accepts(text));
    }
}
