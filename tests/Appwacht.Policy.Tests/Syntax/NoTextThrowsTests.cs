using System.Text;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class NoTextThrowsTests
{
    private static readonly string[] Pieces =
    [
        "a", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "!!str ", "!<x> ", "%YAML 1.2\n", "%YAML 99999999999.1\n", "%TAG ! x\n", "%TAG !e! \n",
        "---\n", "...\n", "|\n", ">-\n", "|9\n", "\"", "'", "\\", "\\U00110000", "\\uD800", "\\x", "#", "?", "? ", "<<: ", "@", "`", "\r", "\0", "\uFEFF", "\u2028", "\uD800", "😀",
        "appwacht: 1\n", "rules:\n", "  - id: x\n", "    apps: {}\n", "    effect: deny\n", "cases: |\n", "  a | b | c => d\n", "why: \"{x}\"", "null", "~", "1e9", "0x1",
    ];

    [Fact]
    public void No_bytes_make_it_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => AreAccountedFor(Encoding.UTF8.GetString(bytes)) && AreAccountedFor(Encoding.Latin1.GetString(bytes)), iter: 20_000);

    [Fact]
    public void No_heap_of_pieces_of_yaml_makes_it_throw() =>
        Gen.OneOf(Pieces).Array[0, 40].Sample(pieces => AreAccountedFor(string.Concat(pieces)), iter: 30_000);

    [Fact]
    public void No_damaged_policy_makes_it_throw()
    {
        var edit = Gen.Select(Gen.Int[0, SamplePolicy.Text.Length], Gen.Int[0, 12], Gen.OneOf(Pieces));
        edit.Array[1, 4].Sample(edits => AreAccountedFor(edits.Aggregate(SamplePolicy.Text, (text, one) =>
        {
            var at = Math.Min(one.Item1, text.Length);
            return text[..at] + one.Item3 + text[Math.Min(at + one.Item2, text.Length)..];
        })), iter: 5_000);
    }

    [Fact]
    public void No_policy_cut_short_makes_it_throw() =>
        Assert.All(Enumerable.Range(0, SamplePolicy.Text.Length), length => Assert.True(AreAccountedFor(SamplePolicy.Text[..length])));

    /// <summary>A text gives a policy or says why not, each mistake in the file, with words in both languages on one line.</summary>
    private static bool AreAccountedFor(string text)
    {
        var parsed = PolicyParser.Parse(text);
        var lines = text.Count(character => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 2;
        return (parsed.Document is not null || parsed.Diagnostics.Any(fault => fault.Severity is Language.Severity.Error))
            && parsed.Diagnostics.All(fault => fault.Span.Line >= 1 && fault.Span.Line <= lines && fault.Span.Column >= 1
                && IsOneLine(fault.Message.Nl) && IsOneLine(fault.Message.En) && (fault.Hint is null || (IsOneLine(fault.Hint.Nl) && IsOneLine(fault.Hint.En))));
    }

    private static bool IsOneLine(string text) => text.Length > 0 && !text.Any(char.IsControl);
}
