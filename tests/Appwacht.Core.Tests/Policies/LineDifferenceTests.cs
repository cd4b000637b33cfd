using Appwacht.Core.Policies;

namespace Appwacht.Core.Tests.Policies;

public class LineDifferenceTests
{
    private static readonly Gen<string> Text = Gen.OneOf("a", "b", "c", "").Array[0, 12].Select(lines => string.Join('\n', lines).TrimEnd('\n'));

    [Fact]
    public void Of_the_lines_both_texts_can_be_made_again() => Gen.Select(Text, Text).Sample((before, after) =>
    {
        var lines = LineDifference.Of(before, after);
        Assert.Equal(before, string.Join('\n', lines.Where(line => line.Change is not LineChange.Added).Select(line => line.Text)));
        Assert.Equal(after, string.Join('\n', lines.Where(line => line.Change is not LineChange.Removed).Select(line => line.Text)));
    });

    [Fact]
    public void A_line_that_is_not_gone_has_its_number_in_the_new_text() => Gen.Select(Text, Text).Sample((before, after) =>
        Assert.All(LineDifference.Of(before, after).Where(line => line.Change is not LineChange.Removed).Index(), line => Assert.Equal(line.Index + 1, line.Item.Number)));

    [Fact]
    public void Equal_texts_differ_nowhere() => Text.Sample(text => Assert.Empty(LineDifference.Places(LineDifference.Of(text, text), 2)));

    [Fact]
    public void As_few_lines_change_as_can_be() => Assert.Equal(
        ["Same a", "Added x", "Same b", "Removed c"], LineDifference.Of("a\nb\nc", "a\nx\nb").Select(line => $"{line.Change} {line.Text}"));

    [Fact]
    public void Each_place_is_shown_with_the_lines_around_it_and_places_that_touch_are_one()
    {
        var before = Enumerable.Range(1, 30).Select(number => $"{number}").ToArray();
        string[] after = [.. before];
        (after[4], after[7], after[20]) = ("x", "y", "z");
        var places = LineDifference.Places(LineDifference.Of(string.Join('\n', before), string.Join('\n', after)), 2);
        Assert.Equal(["3 4 5 x 6 7 8 y 9 10", "19 20 21 z 22 23"], places.Select(place => string.Join(' ', place.Select(line => line.Text))));
    }

    [Fact]
    public void Texts_that_have_next_to_nothing_in_common_are_compared_too()
    {
        var lines = LineDifference.Of(Many("a"), Many("b"));
        Assert.Equal((3000, 3000), (lines.Count(line => line.Change is LineChange.Removed), lines.Count(line => line.Change is LineChange.Added)));

        static string Many(string begin) => string.Join('\n', Enumerable.Range(0, 3000).Select(number => begin + number));
    }
}
