using System.Diagnostics;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class YamlLimitTests
{
    [Fact]
    public void A_text_past_a_mebibyte_is_refused_unread() =>
        Assert.Equal("POL002", Assert.Single(PolicyParser.Parse(new string('a', YamlLimits.Text + 1)).Diagnostics).Code);

    [Fact]
    public void A_value_past_its_limit_is_refused() =>
        Assert.Contains(PolicyParser.Parse($"title: {new string('a', YamlLimits.Scalar + 1)}").Diagnostics, fault => fault.Code == "POL002");

    [Fact]
    public void More_parts_than_the_limit_are_refused() =>
        Assert.Contains(PolicyParser.Parse($"rules: [{string.Concat(Enumerable.Repeat("a,", YamlLimits.Nodes))}]").Diagnostics, fault => fault.Code == "POL002");

    // Every one of these has cost some reader of YAML its stack, its memory or its evening.
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: {")]
    [InlineData("[a, {b: ")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!!a ")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("a: |\n ")]
    [InlineData("%a\n")]
    [InlineData("---\n")]
    [InlineData(":")]
    [InlineData(": ")]
    [InlineData("#")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("a\n")]
    [InlineData("- a\n")]
    [InlineData("a: b\n")]
    [InlineData("{}")]
    [InlineData("x ")]
    public void Repeating_anything_to_the_limit_costs_seconds_at_most(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, YamlLimits.Text / piece.Length));
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(PolicyParser.Parse(text).Diagnostics);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }
}
