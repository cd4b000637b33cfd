using Appwacht.Core.Enforcement;
using Appwacht.Policy.Enforcement;

namespace Appwacht.Core.Tests.Enforcement;

public class CampaignTests
{
    [Theory]
    [InlineData("2026-12-04", StepKind.Ask, "2026-12-07")] // planned on Saturday
    [InlineData("2026-12-06", StepKind.Ask, "2026-12-07")]
    [InlineData("2026-12-31", StepKind.Warn, "2027-01-04")] // planned on New Year's Day, a Friday
    public void What_comes_next_is_named_with_the_working_day_on_which_it_is_done(string today, StepKind next, string on)
    {
        var campaign = new Campaign
        {
            Policy = 1,
            Ladder = "acht-weken",
            Decided = new(2026, 11, 20),
            State = CampaignState.Running,
            Steps = [.. CampaignDates.After(new(2026, 11, 20)).Select(step => new CampaignStep { Kind = step.Kind, Day = step.Day, TakenAt = step.Kind is StepKind.Announce ? DateTimeOffset.UnixEpoch : null })],
        };
        Assert.Equal((next, DateOnly.ParseExact(on, "O")), campaign.NextAfter(DateOnly.ParseExact(today, "O")));
    }
}
