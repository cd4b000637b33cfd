using Appwacht.Core.Organisations.Looks;

namespace Appwacht.Core.Tests.Organisations;

public class ThemeSheetTests
{
    [Fact]
    public void A_theme_keeps_its_properties_and_nothing_else() => Assert.Equal(
        """
        --utrecht-link-color: #154273;
        --x-Space_2: calc(2 * var(--y, 4px));
        --font: "Fira Sans", Arial, sans-serif;
        --mix: color-mix(in srgb, rgb(0 0 0 / 50%) 20%, white);
        --minus: -0.5rem;
        """,
        Read("/* made by a tool; { } */\n.mijn-thema {\n  --utrecht-link-color: #154273; /* blue */\r\n\t--x-Space_2 : calc(2 * var(--y, 4px));\n--font: \"Fira Sans\", Arial, sans-serif;--mix: color-mix(in srgb, rgb(0 0 0 / 50%) 20%, white);\n--minus: -0.5rem\n}\n"));

    [Theory]
    [InlineData(":root { --a: 1px; }")]
    [InlineData("\uFEFF.a{--a:1px}")]
    public void A_block_may_be_written_in_more_than_one_way(string css) => Assert.Equal("--a: 1px;", Read(css));

    [Theory]
    [InlineData("--a: url(https://voorbeeld.example/x.png)")]
    [InlineData("--a: URL( x )")]
    [InlineData("--a: image-set(\"x.png\" 1x)")]
    [InlineData("--a: expression(alert(1))")]
    [InlineData("--a: attr(href)")]
    [InlineData("--a: env(x)")]
    [InlineData("--a: \\75rl(x)")]
    [InlineData("--a: 1px} body { display: none")]
    [InlineData("--a: 1px { b: c }")]
    [InlineData("--a: 1 /* the rest is hidden")]
    [InlineData("--a: */ 1")]
    [InlineData("--a: \"x.css\" \"")]
    [InlineData("--a: \"https://voorbeeld.example\"")]
    [InlineData("--a: (1px")]
    [InlineData("--a: 1px)")]
    [InlineData("--a: 1px !important")]
    [InlineData("--a: #12")]
    [InlineData("--a: </style>")]
    [InlineData("--a: var(var(var(var(var(var(var(var(var(--b)))))))))")]
    [InlineData("--a:")]
    [InlineData("--a")]
    [InlineData("color: red")]
    [InlineData("-a: red")]
    [InlineData("--: red")]
    [InlineData("@import 'x.css'")]
    [InlineData("--é: red")]
    public void What_could_fetch_something_or_change_more_than_a_value_is_refused(string declaration) =>
        Assert.NotEmpty(Refused($".a {{ {declaration}; }}"));

    [Theory]
    [InlineData("")]
    [InlineData("--a: 1px;")]
    [InlineData("@import 'x'; .a { --a: 1px; }")]
    [InlineData(".a .b { --a: 1px; }")]
    [InlineData(".a, body { --a: 1px; }")]
    [InlineData("* { --a: 1px; }")]
    [InlineData(":hover { --a: 1px; }")]
    [InlineData(".a { --a: 1px; } .b { --a: 1px; }")]
    [InlineData(".a { --a: 1px;")]
    [InlineData(".a { }")]
    [InlineData(".a { } /* no end")]
    [InlineData("/* .a { --a: 1px; }")]
    public void A_theme_is_one_block_of_one_name(string css) => Assert.Single(Refused(css));

    [Fact]
    public void Every_mistake_is_told_with_its_line() => Assert.Equal(
        ["Regel 2", "Regel 5"],
        Refused(".a {\n  color: red;\n  --a: 1px;\n  /* two\n*/--b: url(x);\n}").Select(why => why.Message.Nl.Split(':')[0]));

    [Fact]
    public void A_theme_has_an_end_to_its_length_and_number()
    {
        Assert.Equal("look.theme-size", Assert.Single(Refused(new string(' ', ThemeSheet.Longest + 1))).Code);
        Assert.Equal("look.theme-count", Assert.Single(Refused($".a {{ {string.Concat(Enumerable.Range(0, ThemeSheet.Most + 1).Select(number => $"--a{number}:1;"))} }}")).Code);
        Assert.Equal(10, Refused($".a {{ {string.Concat(Enumerable.Repeat("b:c;", 100))} }}").Count);
    }

    [Fact]
    public void What_is_kept_is_a_theme_again_whatever_was_sent() =>
        Gen.OneOf(Gen.Const("--a"), Gen.Const(":"), Gen.Const(";"), Gen.Const("}"), Gen.Const("{"), Gen.Const("/*"), Gen.Const("*/"), Gen.Const("calc("), Gen.Const(")"), Gen.Const("\""), Gen.Const("\n"), Gen.Char[' ', '~'].Select(letter => letter.ToString()))
            .Array[0, 40].Select(string.Concat).Sample(text =>
            {
                if (ThemeSheet.Read($".a {{ --b: 1; {text} }}") is not Outcome<string>.Done { Value: var kept })
                    return true;
                return kept.Split('\n').All(line => line.StartsWith("--", StringComparison.Ordinal) && line.EndsWith(';') && line.IndexOfAny(['{', '}', '@', '\\', '<']) < 0)
                    && ThemeSheet.Read($".a {{\n{kept}\n}}") is Outcome<string>.Done { Value: var again } && again.Split('\n').Length == kept.Split('\n').Length;
            });

    private static string Read(string css) => Assert.IsType<Outcome<string>.Done>(ThemeSheet.Read(css)).Value;

    private static IReadOnlyList<Refusal> Refused(string css) => Assert.IsType<Outcome<string>.Refused>(ThemeSheet.Read(css)).Why;
}
