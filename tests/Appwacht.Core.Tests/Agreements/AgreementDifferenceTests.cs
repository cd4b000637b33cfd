using Appwacht.Core.Agreements;
using Appwacht.Core.Policies;

namespace Appwacht.Core.Tests.Agreements;

public class AgreementDifferenceTests
{
    private static readonly Gen<AgreementText> Text = Gen.Select(
        Gen.OneOf("Titel", "Andere titel"), Gen.OneOf("# Kop", "# Andere kop", "- punt", "Een regel.", "Nog een regel.", "").Array[1, 12], (title, lines) => new AgreementText(title, string.Join('\n', lines).Trim('\n')));

    [Fact]
    public void What_is_new_and_what_is_gone_stands_under_its_heading() => Assert.Equal(
        ["- Added # Erbij", "Erbij Added Nieuw.", "Regels Removed - oud", "Regels Added - nieuw"],
        AgreementDifference.Of(new("T", "# Regels\n\n- oud\n- blijft"), new("T", "# Erbij\n\nNieuw.\n\n# Regels\n\n- nieuw\n- blijft")).Select(line => $"{line.Under ?? "-"} {line.Change} {line.Text}"));

    /// <summary>The law: who takes the lines that are gone out of the old text and puts in those that are new, has the lines of the new text.</summary>
    [Fact]
    public void Applied_to_the_old_text_the_difference_gives_the_new_one() => Gen.Select(Text, Text).Sample((before, after) =>
    {
        var lines = Lines(before);
        foreach (var change in AgreementDifference.Of(before, after))
        {
            if (change.Change is LineChange.Removed)
                Assert.True(lines.Remove(change.Text));
            else
                lines.Add(change.Text);
        }

        Assert.Equal(Lines(after).Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Equal_texts_differ_nowhere() => Text.Sample(text => Assert.Empty(AgreementDifference.Of(text, text with { })));

    private static List<string> Lines(AgreementText text) => [.. $"{text.Title}\n\n{text.Text}".Split('\n').Where(line => line.Trim().Length > 0)];
}
