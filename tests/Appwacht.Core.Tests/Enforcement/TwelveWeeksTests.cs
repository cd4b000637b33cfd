using System.Diagnostics;
using System.Globalization;
using Appwacht.Connectors.Simulated;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>A campaign from the decision to its end and four weeks more, day by day, with people who do what people do.</summary>
public class TwelveWeeksTests
{
    private const int Falls = 200;

    /// <summary>What happens when nothing falls; in the one database as in the other.</summary>
    private static readonly Lazy<Task<string>> Undisturbed = new(async () =>
    {
        await using var weeks = await TwelveWeeks.Make(TestDatabases.Sqlite);
        await Play(weeks, weeks.Round);
        return await Story(weeks);
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Thirty_three_devices_go_to_none_in_eight_weeks_but_for_the_one_who_refuses_who_is_let_in_when_the_app_is_gone(string kind)
    {
        await using var weeks = await TwelveWeeks.Make(kind);
        var (counts, refusing) = await Play(weeks, weeks.Round);

        Assert.Equal(33, counts[14]);
        Assert.Equal([refusing], await weeks.WithTikTok(Time.StartOf(Time.DayOf(TwelveWeeks.Decided).AddDays(57))));
        Assert.Equal(0, counts[84]);
        Assert.True(counts[28] < counts[14] && counts[42] < counts[28] && counts[56] < counts[49], string.Join(' ', counts));
        await using var db = weeks.Open();
        await StepsOfTheOneWhoRefuses(db, weeks, refusing);
        await EachWasAskedOnItsDay(db);
        await MessagesAreOneForAPersonAndADay(db);
        await FiguresAtTheEnd(db);
        Assert.Empty(weeks.Fleet.ShutOut);
        Assert.Equal(0, weeks.Fleet.Repeated);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Two_hundred_falls_at_any_moment_change_nothing_and_no_step_is_taken_twice(string kind)
    {
        await using var falling = await TwelveWeeks.Make(kind);
        var (falls, random) = (new FallCount(), new Random(1));
        falling.FallsAfterDelivery = () => falls.Total < Falls && random.Next(60) == 0;
        await Play(falling, _ => Falling(falling, falls, random));

        Assert.True(falls.Total >= Falls, $"{falls}");
        Assert.True(falls.InBetween > 0 && falls.AfterDelivery > 0, $"{falls}");
        Assert.Equal(await Undisturbed.Value, await Story(falling));
        TestContext.Current.SendDiagnosticMessage($"{kind}: {falls}; {falling.Fleet.Repeated} came twice, under the same key");
    }

    /// <summary>Twelve weeks, with three looks a day; one of them at night.</summary>
    private static async Task<(int[] Counts, string Refusing)> Play(TwelveWeeks weeks, Func<CancellationToken, Task> round)
    {
        var (counts, refusing) = (new int[85], "");
        while (true)
        {
            await weeks.Live(TimeSpan.FromHours(8));
            if (weeks.Day >= counts.Length)
                return (counts, refusing);
            await round(Cancel);
            var with = await weeks.WithTikTok(weeks.Clock.GetUtcNow());
            counts[weeks.Day] = with.Count;
            if (weeks.Day is 4 && refusing.Length == 0)
            {
                await weeks.Start();
                weeks.Fleet.Make(refusing = with.Order(StringComparer.Ordinal).First(), Temper.Refusing);
            }
        }
    }



    /// <summary>A round that is ended at some moment of it, and everything in memory with it; then once more, until it comes to its end.</summary>
    private static async Task Falling(TwelveWeeks weeks, FallCount falls, Random random)
    {
        while (true)
        {
            using var end = new CancellationTokenSource();
            var begun = Stopwatch.GetTimestamp();
            if (falls.Total < Falls && random.Next(4) > 0)
                end.CancelAfter(TimeSpan.FromMilliseconds(random.NextDouble() * falls.Longest));
            try
            {
                await weeks.Round(end.Token);
                falls.Longest = Math.Max(1, 0.9 * falls.Longest + 0.1 * Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                return;
            }
            catch (Exception fall) when (fall is OperationCanceledException || end.IsCancellationRequested || fall is IOException)
            {
                (falls.InBetween, falls.AfterDelivery) = fall is IOException ? (falls.InBetween, falls.AfterDelivery + 1) : (falls.InBetween + 1, falls.AfterDelivery);
                await weeks.Restart();
            }
        }
    }

    private static async Task StepsOfTheOneWhoRefuses(OrganisationDb db, TwelveWeeks weeks, string refusing)
    {
        var number = weeks.NumberOf(refusing);
        var finding = await db.Set<FindingRow>().SingleAsync(finding => finding.Device == number && finding.App == TwelveWeeks.TikTok, Cancel);
        var steps = await db.Set<StepRow>().Where(step => step.Finding == finding.Number).OrderBy(step => step.Kind).ToListAsync(Cancel);
        Assert.Equal(
            ["ask 15", "remind 28", "warn 42", "remove 49", "block 56"],
            steps.Where(step => step.Kind is not StepKind.Lift).Select(step => $"{step.Kind.Name()} {Time.DayOf(step.TakenAt).DayNumber - Time.DayOf(TwelveWeeks.Decided).DayNumber}"));
        var lifted = Assert.Single(steps, step => step.Kind is StepKind.Lift);
        Assert.InRange(lifted.TakenAt - finding.ClosedAt!.Value, TimeSpan.Zero, TimeSpan.FromHours(8)); // the next look
        Assert.Equal((FindingEnding.Gone, false), (finding.Ending, finding.IsBlocked));
        Assert.Equal(StepState.Done, steps.Single(step => step.Kind is StepKind.Remove).State);
        Assert.Equal(DeviceAccess.Open, await weeks.AccessOf(db, number));
        Assert.Equal(
            ["block", "lift"],
            await db.Set<OutboxRow>().Where(row => row.Device == number && (row.Kind == OutgoingKind.Block || row.Kind == OutgoingKind.Lift)).OrderBy(row => row.Number).Select(row => row.Key.Substring(0, row.Kind == OutgoingKind.Block ? 5 : 4)).ToListAsync(Cancel));
    }

    private static async Task EachWasAskedOnItsDay(OrganisationDb db)
    {
        var campaign = await db.Set<Campaign>().Include(campaign => campaign.Steps).SingleAsync(Cancel);
        var findings = await db.Set<FindingRow>().AsNoTracking().ToDictionaryAsync(finding => finding.Number, Cancel);
        var asked = Time.StartOf(campaign.Steps.Single(step => step.Kind is StepKind.Ask).Day).AddHours(8);
        foreach (var step in await db.Set<StepRow>().AsNoTracking().ToListAsync(Cancel))
        {
            var finding = findings[step.Finding];
            if (finding.Campaign is not null && step.Kind is not StepKind.Lift)
                Assert.True(Time.DayOf(step.TakenAt) >= campaign.Steps.Single(planned => planned.Kind == step.Kind).Day);
            if (finding.Kind is FindingKind.App && step.Kind is not StepKind.Lift)
                Assert.True(step.InventoryAt > step.TakenAt - TakeSteps.FreshFor && (finding.ClosedAt is null || finding.ClosedAt >= step.InventoryAt));
            if (step.Kind is not StepKind.Lift)
                Assert.InRange(Time.InAmsterdam(step.TakenAt).Hour, 8, 16);
        }

        // Of everything that was there on the day, and known well enough, nobody was left out.
        var took = (await db.Set<StepRow>().Where(step => step.Kind == StepKind.Ask).Select(step => step.Finding).ToListAsync(Cancel)).ToHashSet();
        var there = findings.Values.Where(finding => finding.Campaign is not null && finding.OpenedAt < asked.AddDays(-3) && (finding.ClosedAt is null || finding.ClosedAt > asked.AddDays(3))).ToArray();
        Assert.True(there.Length >= 33);
        Assert.All(there, finding => Assert.True(took.Contains(finding.Number) || finding.Last is StepKind.Remind or StepKind.Warn));
    }

    private static async Task MessagesAreOneForAPersonAndADay(OrganisationDb db)
    {
        var messages = await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Message).ToListAsync(Cancel);
        Assert.All(messages, message => Assert.NotNull(message.SentAt));
        Assert.All(
            messages.Where(message => message.Person is not null).GroupBy(message => (message.Person, Time.DayOf(message.CreatedAt))),
            day => Assert.True(day.Count() <= 2, $"{string.Join(' ', day.Select(message => message.Key))}")); // two when a device reported something new after the first
        var parts = messages.SelectMany(message => System.Text.Json.JsonSerializer.Deserialize<MessagePart[]>(message.Body, System.Text.Json.JsonSerializerOptions.Web)!).ToArray();
        var steps = (await db.Set<StepRow>().Where(step => step.Kind == StepKind.Ask || step.Kind == StepKind.Remind || step.Kind == StepKind.Warn || step.Kind == StepKind.Block).ToListAsync(Cancel)).Select(step => $"{step.Finding} {step.Kind.Name()}");
        Assert.Equal(steps.Order(StringComparer.Ordinal), parts.Select(part => $"{part.Finding} {part.Step}").Order(StringComparer.Ordinal));
        Assert.Contains(messages, message => System.Text.Json.JsonDocument.Parse(message.Body).RootElement.GetArrayLength() > 1);
    }

    private static async Task FiguresAtTheEnd(OrganisationDb db)
    {
        var campaign = await db.Set<Campaign>().Include(campaign => campaign.Steps).SingleAsync(Cancel);
        Assert.Equal(CampaignState.Closed, campaign.State);
        Assert.Equal(
            [(StepKind.Announce, 14), (StepKind.Report, 56)],
            campaign.Steps.Where(step => step.TakenAt is not null).OrderBy(step => step.Kind).Select(step => (step.Kind, Time.DayOf(step.TakenAt!.Value).DayNumber - campaign.Decided.DayNumber)));
        var notices = await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Notice).OrderBy(row => row.Number).Select(row => row.Key).ToListAsync(Cancel);
        Assert.Equal([$"campaign/{campaign.Number}/announce", $"campaign/{campaign.Number}/report"], notices);
        Assert.Equal(0, (await CampaignFigures.Of(db, campaign.Number, Cancel)).Open);
    }

    /// <summary>Everything that was found, done and sent, without the numbers that rows were given.</summary>
    private static async Task<string> Story(TwelveWeeks weeks)
    {
        await using var db = weeks.Open();
        var findings = await db.Set<FindingRow>().AsNoTracking().ToListAsync(Cancel);
        var name = findings.ToDictionary(finding => finding.Number, finding => $"{weeks.KeyOf(finding.Device)} {finding.Kind} {finding.App} {finding.Episode}");
        var told = findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{name[finding.Number]}: {finding.OpenedAt:O} {finding.ClosedAt:O} {finding.Ending} {finding.State} {finding.Last} {finding.IsBlocked}"));
        var steps = (await db.Set<StepRow>().AsNoTracking().ToListAsync(Cancel)).Select(step => string.Create(CultureInfo.InvariantCulture, $"{name[step.Finding]}: {step.Kind} {step.TakenAt:O} {step.State}"));
        var sent = (await db.Set<OutboxRow>().AsNoTracking().ToListAsync(Cancel)).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Kind} {(row.Device is { } device ? weeks.KeyOf(device) : "")} {row.Person} {row.CreatedAt:O} {row.SentAt:O} {row.GivenUpAt:O}"));
        return string.Join('\n', told.Concat(steps).Concat(sent).Order(StringComparer.Ordinal));
    }

    private sealed class FallCount
    {
        public int InBetween { get; set; }

        public int AfterDelivery { get; set; }

        /// <summary>How long a round takes, in milliseconds: falls are spread over all of it.</summary>
        public double Longest { get; set; } = 20;

        public int Total => InBetween + AfterDelivery;

        public override string ToString() => $"{InBetween} falls in a round, {AfterDelivery} between handing over and noting it";
    }
}
