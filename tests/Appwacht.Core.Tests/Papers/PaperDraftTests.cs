using Appwacht.Core.Enforcement;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Markup;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Tests.Papers;

public class PaperDraftTests
{
    private static readonly PaperFigures Nothing = new() { Organisation = "Gemeente *|Test", Day = new(2026, 11, 20), Campaign = new(1, CampaignState.Running, new(2026, 9, 29), 1, null, null, null, [], []) };

    public static TheoryData<PaperKind, string> All => [.. PaperKinds.All.SelectMany(kind => new[] { (kind, "nl"), (kind, "en") })];

    [Fact]
    public void Every_place_in_a_template_is_known_and_both_languages_have_the_same()
    {
        var known = new PaperValues(Nothing, "nl").Known.ToHashSet();
        Assert.Subset(known, PaperDraft.Places.Select(place => place.Place).ToHashSet());
        Assert.All(PaperKinds.All, kind => Assert.Equal(PlacesIn(kind, "nl"), PlacesIn(kind, "en")));
        Assert.Empty(known.Except(PaperDraft.Places.Select(place => place.Place)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_draft_can_be_written_of_an_organisation_of_which_nothing_may_be_shown(PaperKind kind, string language)
    {
        var (title, text) = PaperDraft.Of(kind, Nothing, language);
        Assert.Empty(PaperText.WhyNot(title, text));
        Assert.Contains("Gemeente *|Test", title, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "het is klein")]
    [InlineData("en", "it is small")]
    public void A_number_that_may_not_be_shown_is_said_not_to_be(string language, string said)
    {
        var figures = Nothing with { Devices = 100, Layers = [new(new("a", "a"), "b", default, "", [], [])] };
        Assert.Contains(said, PaperDraft.Of(PaperKind.Letter, figures, language).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_forms_in_it_is_still_a_name()
    {
        var figures = Nothing with { Apps = [new("| # **x** |", 12)], Devices = 100 };
        var table = Assert.Single(PaperText.Read(PaperDraft.Of(PaperKind.Effect, figures, "nl").Text).OfType<PaperBlock.Table>());
        Assert.Equal("| # **x** |", table.Rows[0][0].Plain);
    }

    [Fact]
    public void What_only_people_know_is_asked_for_and_seen_until_it_was_filled_in()
    {
        var text = PaperDraft.Of(PaperKind.Proposal, Nothing, "nl").Text;
        Assert.True(PaperDraft.HasGaps(text));
        Assert.False(PaperDraft.HasGaps("Alles is [ingevuld]."));
    }

    [Fact]
    public void The_words_of_a_rule_are_said_without_one_app_in_particular()
    {
        var why = new LocalText("{app} komt uit {country}.", "{app} comes from {country}.");
        var figures = Nothing with { Layers = [new(new("Laag", "Layer"), "Het bestuur", new(2026, 9, 29), "Z-1", [], [new(Effect.Deny, false, why)])] };
        Assert.Contains("| weren | iedereen | De app komt uit een land op de lijst. |", PaperDraft.Of(PaperKind.Overview, figures, "nl").Text, StringComparison.Ordinal);
    }

    private static string[] PlacesIn(PaperKind kind, string language) => [.. PaperDraft.Places.Where(place => place.Kind == kind && place.Language == language).Select(place => place.Place)];
}
