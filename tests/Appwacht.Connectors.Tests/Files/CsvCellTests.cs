using System.Text;
using Appwacht.Connectors.Files;
using Appwacht.Register.Csv;

namespace Appwacht.Connectors.Tests.Files;

public class CsvCellTests
{
    [Theory]
    [InlineData("TikTok", "TikTok")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31", "'+31")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_cell_is_quoted_when_it_must_be_and_never_a_formula(string text, string cell) => Assert.Equal(cell, CsvCell.Safe(text));

    [Fact]
    public void Any_cell_is_read_back_as_it_was_or_with_the_mark_that_makes_it_text() =>
        Gen.OneOf("a", ",", ";", "\t", "\"", "\r", "\n", " ", "é", "=", "+", "-", "@", "'").Array[0, 6].Select(string.Concat).Array[2, 5].Sample(row =>
        {
            using var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes("a,b,c,d,e\n" + string.Join(',', row.Select(CsvCell.Safe)) + "\r\n")));
            Assert.True(reader.Read() && reader.Read());
            var read = Enumerable.Range(0, reader.Count).Select(reader.Text).ToArray();
            Assert.Equal(row.Select(text => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text), read);
        });
}
