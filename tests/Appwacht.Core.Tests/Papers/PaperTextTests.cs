using System.Diagnostics;
using Appwacht.Core.Papers.Forms;
using Appwacht.Core.Papers.Markup;

namespace Appwacht.Core.Tests.Papers;

public class PaperTextTests
{
    [Fact]
    public void Headings_paragraphs_lists_and_tables_are_read_as_what_they_are() => Assert.Equal(
        """
        <h2>Kop</h2>
        <p>Een <strong>sterke</strong> en een <em>nadrukkelijke</em> regel.<br>
        En nog een.</p>
        <h3>Onder</h3>
        <ul>
        <li>een</li>
        <li>twee</li>
        </ul>
        <ol>
        <li>eerst</li>
        <li>dan</li>
        </ol>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Tabel 1"><table>
        <thead><tr><th scope="col">App</th><th scope="col" class="num">Toestellen</th></tr></thead>
        <tbody>
        <tr><th scope="row">TikTok</th><td class="num">33</td></tr>
        </tbody></table></div>

        """.ReplaceLineEndings("\n"),
        Html("# Kop\nEen **sterke** en een *nadrukkelijke* regel.\nEn nog een.\n\n## Onder\n- een\n- twee\n\n1. eerst\n7. dan\n\n| App | Toestellen |\n|---|---:|\n| TikTok | 33 |"));

    [Theory]
    [InlineData("2 * 3 * 4", "<p>2 * 3 * 4</p>")]
    [InlineData("**nooit dicht", "<p>**nooit dicht</p>")]
    [InlineData(@"\*geen nadruk\*", "<p>*geen nadruk*</p>")]
    [InlineData("### te diep", "<p>### te diep</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("[weg](javascript:x)", "<p>[weg](javascript:x)</p>")]
    [InlineData("****", "<p>****</p>")]
    [InlineData("|", "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel 1\"><table>\n<thead><tr><th scope=\"col\"></th></tr></thead>\n<tbody>\n</tbody></table></div>")]
    public void What_is_no_form_is_text(string text, string html) => Assert.Equal(html, Html(text).TrimEnd());

    [Fact]
    public void What_is_written_plain_means_itself() => Gen.String[Gen.Char["abc *\\|#-.1 [_<>é"], 1, 40].Sample(text =>
        PaperText.Read("x " + PaperText.Plain(text)) is [PaperBlock.Paragraph { Lines: [{ Plain: var shown }] }] && shown == ("x " + text).Trim());

    [Fact]
    public void A_cell_with_a_bar_in_it_stays_one_cell() =>
        Assert.Equal("a|b", Assert.IsType<PaperBlock.Table>(Assert.Single(PaperText.Read($"| {PaperText.Plain("a|b")} | c |"))).Head[0].Plain);

    [Fact]
    public void Whatever_is_written_is_shown_without_any_tag_of_its_own() => Gen.String[Gen.Char["<>&\"'*|#- \n1.ab\\"], 0, 200].Sample(text =>
        System.Xml.Linq.XElement.Parse($"<x>{Html(text).Replace("<br>", "<br/>", StringComparison.Ordinal)}</x>").DescendantsAndSelf().All(element => Known.Contains(element.Name.LocalName)));

    [Fact]
    public void No_letter_of_a_text_gets_lost() => Gen.String[Gen.Char["ab|c d"], 1, 60].Where(text => !string.IsNullOrWhiteSpace(text)).Sample(text =>
        PaperText.WhyNot("t", text).Any() || Plain(text).Count(char.IsLetter) == text.Count(char.IsLetter));

    [Theory]
    [InlineData("*a ")]
    [InlineData("**a ")]
    [InlineData("*a **b ")]
    [InlineData("\\")]
    [InlineData("|")]
    [InlineData("| a ")]
    [InlineData("# ")]
    [InlineData("- \n")]
    [InlineData("***")]
    public void The_longest_text_made_to_be_hard_is_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, PaperText.Longest / piece.Length));
        var begun = Stopwatch.GetTimestamp();
        _ = Html(text);
        _ = PaperText.WhyNot("t", text).ToArray();
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(2), $"{piece}: {Stopwatch.GetElapsedTime(begun)}");
    }

    [Fact]
    public void A_text_is_refused_with_the_line_of_each_row_that_does_not_fit()
    {
        var why = PaperText.WhyNot(" ", "| a | b |\n|---|---|\n| 1 |\n\n| 1 | 2 | 3 |\n| 1 | 2 |").ToArray();
        Assert.Equal(["paper.title", "paper.table", "paper.table"], why.Select(one => one.Code));
        Assert.StartsWith("Regel 3:", why[1].Message.Nl, StringComparison.Ordinal);
        Assert.StartsWith("Line 6:", why[2].Message.En, StringComparison.Ordinal);
        Assert.Equal("paper.table", Assert.Single(PaperText.WhyNot("t", "|" + string.Concat(Enumerable.Repeat("a|", PaperText.MostColumns + 1)))).Code);
        Assert.Equal("paper.text", Assert.Single(PaperText.WhyNot("t", new string('a', PaperText.Longest + 1))).Code);
        Assert.Equal("paper.text", Assert.Single(PaperText.WhyNot("t", "a\u0001b")).Code);
    }

    private static readonly string[] Known = ["x", "h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "div", "table", "thead", "tbody", "tr", "th", "td"];

    private static string Html(string text) => PaperHtml.Body(PaperText.Read(text), 2, "nl");

    private static string Plain(string text) => string.Concat(PaperText.Read(text).SelectMany(block => block switch
    {
        PaperBlock.Heading heading => [heading.Text],
        PaperBlock.Paragraph paragraph => paragraph.Lines,
        PaperBlock.Items items => items.All,
        PaperBlock.Table table => table.Head.Concat(table.Rows.SelectMany(row => row)),
        _ => [],
    }).Select(line => line.Plain));
}
