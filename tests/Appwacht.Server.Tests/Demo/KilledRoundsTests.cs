using System.Globalization;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Server.Tests.Import;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Demo;

/// <summary>
/// Kills a real server at moments that nobody chose, over and over, while weeks of a campaign go by with devices and people that are not there.
/// How often, says <c>APPWACHT_CRASHES</c>.
/// </summary>
public class KilledRoundsTests
{
    private const int Weeks = 3;
    private const string Page = "/organisaties/gemeente-voorbeeld";

    private readonly Random random = new(20261126);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whenever_the_server_is_killed_during_rounds_no_step_and_no_message_comes_twice_and_all_ends_as_it_would_have(string kind)
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("APPWACHT_CRASHES") ?? (kind is TestDatabases.Sqlite ? "5" : "3"), CultureInfo.InvariantCulture);
        await using var server = await ServerProcess.MakeDemo(kind);
        await server.Start();
        await Play(server.Client, "1", CancellationToken.None);
        await Run(server.Databases);
        var (killed, inTheMiddle, target) = (0, 0, Begin(server.Databases).AddDays(1 + (7 * Weeks)));
        while (Hours(server) < (target - Begin(server.Databases)).TotalHours)
        {
            var left = (int)((target - Begin(server.Databases)).TotalHours - Hours(server));
            var before = await Marks(server.Databases);
            using var stop = new CancellationTokenSource();
            var play = Play(server.Client, left >= 7 * 24 ? "7" : "1", stop.Token);
            if (killed == crashes)
            {
                await play;
                continue;
            }

            // Within a week that is going by, however slow the machine is now: some rounds are done, one is going on, others are still to come.
            while (!play.IsCompleted && await Marks(server.Databases) == before)
                await Task.Delay(5, Cancel);
            await Task.WhenAny(play, Task.Delay(random.Next(0, 250), Cancel));
            inTheMiddle += play.IsCompleted ? 0 : 1;
            server.Kill();
            await stop.CancelAsync();
            await ((Task)play).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            killed++;
            await Verify(server);
            await server.Start();
        }

        Assert.Equal(crashes, killed);
        Assert.True(inTheMiddle > crashes / 3, $"Only {inTheMiddle} of {crashes} kills were in the middle of something.");
        await Verify(server);
        // A day that was cut off is not made up for, so this may be some hours past the last week.
        Assert.Equal(await Undisturbed(kind, Hours(server)), await Story(server.Databases));
    }

    /// <summary>The same hours on a server that nobody kills.</summary>
    private static async Task<string> Undisturbed(string kind, int hours)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        using var client = server.Anonymous();
        await Play(client, "1", Cancel);
        await Run(databases);
        await server.App.Services.GetRequiredService<DemoPlay>().Play(TimeSpan.FromHours(hours - 24), Cancel);
        return await Story(databases);
    }

    private static async Task Play(HttpClient client, string days, CancellationToken stop)
    {
        using var browser = new Browser(client.BaseAddress!);
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", "ciso"));
        stop.ThrowIfCancellationRequested();
        using var answer = await browser.Submit(Page, $"{Page}/voorbeeld", ("dagen", days));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task Run(IDatabases databases)
    {
        await using var db = databases.Open(DemoOrganisation.Id);
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(Cancel);
        Assert.IsType<Outcome<Campaign>.Done>(await new Campaigns(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(campaign.Number, CampaignWish.Run, Cancel));
    }

    private static DateTimeOffset Begin(IDatabases databases)
    {
        using var directory = databases.OpenDirectory();
        return directory.Organisations.Single(organisation => organisation.Id == DemoOrganisation.Id).CreatedAt;
    }

    /// <summary>How far its clock is ahead.</summary>
    private static int Hours(ServerProcess server) => int.Parse(File.ReadAllText(Path.Combine(server.Folder, "demo-clock")), CultureInfo.InvariantCulture);

    /// <summary>How much was written.</summary>
    private static async Task<long> Marks(IDatabases databases)
    {
        await using var db = databases.Open(DemoOrganisation.Id);
        return await db.Set<AuditEntry>().LongCountAsync(Cancel) + await db.Set<StepRow>().LongCountAsync(Cancel) + await db.Set<OutboxRow>().LongCountAsync(row => row.SentAt != null, Cancel);
    }

    /// <summary>What lies there after a kill: each step once on the trail, each in one message at most, and each message once in the folder.</summary>
    private static async Task Verify(ServerProcess server)
    {
        await using var db = server.Databases.Open(DemoOrganisation.Id);
        var (hash, sequence, told) = (TrailEntry.Beginning.ToArray(), 0L, new Dictionary<string, int>());
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable())
        {
            Assert.Equal(++sequence, entry.Sequence);
            hash = entry.ToTrail().Hash(hash);
            Assert.Equal(hash, entry.Hash);
            if (entry.Action is "steps.taken")
                foreach (var step in JsonSerializer.Deserialize<Dictionary<string, int>>(entry.Details)!)
                    told[step.Key] = told.GetValueOrDefault(step.Key) + step.Value;
        }

        var taken = await db.Set<StepRow>().GroupBy(step => step.Kind).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(Cancel);
        Assert.Equal(taken.Select(same => $"{same.Key.Name()} {same.Count}").Order(), told.Select(same => $"{same.Key} {same.Value}").Order());

        var outgoing = await db.Set<OutboxRow>().AsNoTracking().ToListAsync(Cancel);
        var parts = outgoing.Where(row => row.Kind is OutgoingKind.Message).SelectMany(row => JsonSerializer.Deserialize<MessagePart[]>(row.Body, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal(parts.Select(part => (part.Finding, part.Step)).Distinct().Count(), parts.Count);

        var pickup = Path.Combine(server.Folder, DemoOrganisation.Id.Value, "pickup");
        var mails = Directory.Exists(pickup) ? Directory.GetFiles(pickup, "*.eml").Select(Path.GetFileNameWithoutExtension).ToHashSet() : [];
        var letters = outgoing.Where(row => row.Kind is OutgoingKind.Message or OutgoingKind.Notice or OutgoingKind.Agreement).ToList();
        Assert.Subset(letters.Select(NameOf).ToHashSet()!, mails!);
        Assert.Subset(mails!, letters.Where(row => row.SentAt is not null).Select(NameOf).ToHashSet()!);

        static string? NameOf(OutboxRow row) => row.Key.Replace('/', '-');
    }

    /// <summary>What became of every app on every device, and by which steps.</summary>
    private static async Task<string> Story(IDatabases databases)
    {
        await using var db = databases.Open(DemoOrganisation.Id);
        var keys = await db.Set<DeviceRow>().ToDictionaryAsync(device => device.Number, device => device.Key, Cancel);
        var steps = (await db.Set<StepRow>().AsNoTracking().ToListAsync(Cancel)).ToLookup(step => step.Finding, step => step.Kind);
        return string.Join('\n', (await db.Set<FindingRow>().AsNoTracking().ToListAsync(Cancel)).Select(finding =>
            $"{keys[finding.Device]} {finding.Kind} {finding.App} {finding.Episode} {finding.State} {finding.Ending} {finding.IsBlocked}: {string.Join(' ', steps[finding.Number].Order())}").Order(StringComparer.Ordinal));
    }
}
