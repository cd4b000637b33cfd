using Appwacht.Core.Enforcement;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Tests.Enforcement;

public class FindingChangesTests
{
    private const long Day = 86_400_000_000;
    private static readonly FindingKey Key = new(1, FindingKind.App, "tiktok");

    [Fact]
    public void What_was_not_there_is_opened() => Assert.Equal(Key, Assert.Single(Between(null, Seen()).Opened).Key);

    [Fact]
    public void What_is_still_there_changes_nothing() => Assert.True(Between(Known(), Seen()).IsEmpty);

    [Fact]
    public void That_it_is_still_there_is_noted_once_a_day()
    {
        Assert.True(Between(Known(), Seen() with { SeenAt = Day - 1 }).IsEmpty);
        Assert.Single(Between(Known(), Seen() with { SeenAt = Day }).Changed);
    }

    [Theory]
    [InlineData(FindingEnding.Gone, 1)]
    [InlineData(FindingEnding.None, 0)] // a device that the fleet does not know yet
    public void What_is_not_there_any_more_ends_when_it_can_be_said_why(FindingEnding why, int ended) => Assert.Equal(ended, Between(Known(), null, why).Ended.Count);

    [Fact]
    public void An_exemption_changes_a_finding_and_its_end_begins_it_anew()
    {
        Assert.Single(Between(Known(), Seen() with { IsExempt = true }).Changed);
        Assert.True(Between(Known() with { State = FindingState.Exempt }, Seen() with { IsExempt = true }).IsEmpty);
        var after = Between(Known() with { State = FindingState.Exempt }, Seen());
        Assert.Equal((FindingEnding.Exempted, 1), (Assert.Single(after.Ended).Ending, after.Opened.Count));
    }

    [Theory]
    [InlineData(StepKind.Remind, 40, "")]
    [InlineData(StepKind.Remind, 43, "campaign.order")] // after the warning
    [InlineData(StepKind.Warn, 20, "campaign.order")] // before the reminder
    [InlineData(StepKind.Announce, 13, "campaign.step-taken")]
    [InlineData(StepKind.Lift, 60, "campaign.no-such-step")]
    public void The_days_of_a_campaign_can_be_moved_while_they_stay_in_order(StepKind step, int day, string code)
    {
        var decided = new DateOnly(2026, 9, 29);
        var campaign = new Campaign { Policy = 1, Ladder = "acht-weken", Decided = decided, State = CampaignState.Running, Steps = [.. CampaignDates.After(decided).Select(one => new CampaignStep { Kind = one.Kind, Day = one.Day })] };
        campaign.Steps[0].TakenAt = Time.StartOf(decided);
        Assert.Equal(code, Campaigns.WhyNot(campaign, step, decided.AddDays(day))?.Code ?? "");
    }

    [Theory]
    [InlineData(CampaignState.Proposed, CampaignWish.Run, "")]
    [InlineData(CampaignState.Paused, CampaignWish.Run, "")]
    [InlineData(CampaignState.Proposed, CampaignWish.Pause, "campaign.not-begun")]
    [InlineData(CampaignState.Stopped, CampaignWish.Run, "campaign.over")]
    [InlineData(CampaignState.Closed, CampaignWish.Stop, "campaign.over")]
    public void A_campaign_that_is_over_stays_so(CampaignState state, CampaignWish wish, string code) => Assert.Equal(code, Campaigns.WhyNot(state, wish)?.Code ?? "");

    private static KnownFinding Known() => new(7, Effect.Deny, "acht-weken", FindingState.Open, 0);

    private static SeenFinding Seen() => new(Effect.Deny, "acht-weken", false, 1);

    private static FindingChanges Between(KnownFinding? known, SeenFinding? seen, FindingEnding why = FindingEnding.Gone) => FindingChanges.Between(
        known is { } before ? new Dictionary<FindingKey, KnownFinding> { [Key] = before } : [], seen is { } now ? new Dictionary<FindingKey, SeenFinding> { [Key] = now } : [], _ => why);
}
