using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class PolicyPrinterTests
{
    [Fact]
    public void What_is_printed_is_read_back_the_same() =>
        PolicyGen.Documents.Sample(
            document =>
            {
                var printed = PolicyPrinter.Print(document);
                var parsed = PolicyParser.Parse(printed);
                Assert.Empty(parsed.Diagnostics);
                var again = Assert.IsType<PolicyDocument>(parsed.Document);
                Assert.Equal(PolicyFields.Of(document), PolicyFields.Of(again));
                Assert.Equal(printed, PolicyPrinter.Print(again));
            },
            print: document => PolicyPrinter.Print(document), iter: 3_000);

    [Fact]
    public void The_sample_is_read_back_the_same()
    {
        var policy = Assert.IsType<PolicyDocument>(PolicyParser.Parse(SamplePolicy.Text).Document);
        var again = Assert.IsType<PolicyDocument>(PolicyParser.Parse(PolicyPrinter.Print(policy)).Document);
        Assert.Equal(PolicyFields.Of(policy), PolicyFields.Of(again));
    }

    [Fact]
    public void A_comparison_by_field_sees_a_difference()
    {
        var policy = Assert.IsType<PolicyDocument>(PolicyParser.Parse(SamplePolicy.Text).Document);
        var other = policy with { Rules = [.. policy.Rules.Select(rule => rule with { Apps = rule.Apps with { Not = new() { Known = true } } })] };
        Assert.NotEqual(PolicyFields.Of(policy), PolicyFields.Of(other));
    }

    [Theory]
    [InlineData("managed")]
    [InlineData("College van B en W")]
    [InlineData("android:com.zhiliaoapp.musically")]
    [InlineData("2026-09-29")]
    [InlineData("NO")]
    [InlineData("Z-2026-0417")]
    public void A_text_that_cannot_be_misread_goes_without_quotes(string text) => Assert.Contains($"by: {text}\n", Printed(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("true")]
    [InlineData("1.10")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData(">=18.7")]
    [InlineData("null")]
    [InlineData(" a")]
    public void A_text_that_could_be_misread_goes_between_quotes(string text) => Assert.Contains($"by: \"{text}\"\n", Printed(text), StringComparison.Ordinal);

    private static string Printed(string by) =>
        PolicyPrinter.Print(new PolicyDocument { Id = "x", Title = new("x", "x"), Decision = new(by, new(2026, 1, 1), "", Values.None), Rules = [] });
}
