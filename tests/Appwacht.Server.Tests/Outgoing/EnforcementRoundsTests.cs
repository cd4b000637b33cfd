using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Demo;
using Appwacht.Server.Outgoing;
using Appwacht.Server.Rounds;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Appwacht.Server.Tests.Outgoing;

public class EnforcementRoundsTests
{
    /// <summary>A Tuesday at ten in the Netherlands, on which the fictional municipality is read.</summary>
    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_round_warns_by_mail_records_that_it_did_and_lets_commands_wait_for_a_management_system(string kind)
    {
        string data = "";
        await using var server = await RunningServer.Start(clock, settings => (data, settings.Addresses[DemoOrganisation.Id.Value]) = (settings.Data, new() { Pattern = "{id}@voorbeeld.nl" }), adjust: builder => builder.Services.AddSingleton<IManagementSystem, NoManagementSystem>(), kind: kind);
        await Start(server);
        await Round(server);
        await using var db = Open(server);
        var sent = await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Message && row.SentAt != null).ToListAsync(Cancel);
        Assert.NotEmpty(sent);
        var pickup = Path.Combine(data, DemoOrganisation.Id.Value, "pickup");
        var files = Directory.GetFiles(pickup);
        Assert.Equal(await db.Set<OutboxRow>().CountAsync(row => (row.Kind == OutgoingKind.Message || row.Kind == OutgoingKind.Notice || row.Kind == OutgoingKind.Agreement) && row.SentAt != null, Cancel), files.Length);
        using (var mail = await MimeMessage.LoadAsync(Path.Combine(pickup, sent[0].Key.Replace('/', '-') + ".eml"), Cancel))
            Assert.EndsWith("@voorbeeld.nl", mail.To.Mailboxes.Single().Address, StringComparison.Ordinal);
        Assert.Contains(await db.Set<ProcessingRow>().ToListAsync(Cancel), row => row.Activity == ProcessingActivity.Enforce.Code && row.Pseudonyms().Any());

        // What was handed over and not noted goes out once more, over itself.
        await db.Set<OutboxRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.SentAt, (DateTimeOffset?)null), Cancel);
        await Round(server);
        Assert.Equal(files.Order(), Directory.GetFiles(pickup).Order());

        // A week later apps are to be removed: nobody is there who could.
        // The clock of the server itself stays: it would go through every five minutes of these days.
        var later = new FakeTimeProvider(clock.GetUtcNow().AddDays(7));
        await db.Set<DeviceRow>().ExecuteUpdateAsync(device => device.SetProperty(one => one.InventoryAt, later.GetUtcNow()), Cancel);
        using (var rounds = ActivatorUtilities.CreateInstance<EnforcementRounds>(server.App.Services, later))
            await rounds.Once(Cancel);
        var waiting = await db.Set<OutboxRow>().AsNoTracking().Where(row => row.Kind == OutgoingKind.Remove).ToListAsync(Cancel);
        Assert.NotEmpty(waiting);
        Assert.All(waiting, row => Assert.Equal((0, OutboxReason.NoManagementSystem, false), (row.Failures, row.Why, row.GivenUpAt is not null)));
    }

    [Fact]
    public async Task Who_has_no_address_is_a_failure_that_is_seen()
    {
        var addresses = new Dictionary<string, AddressSettings>();
        await using var server = await RunningServer.Start(clock, settings => settings.Addresses = addresses, adjust: _ => addresses.Clear());
        await Start(server);
        await Round(server);
        await using var db = Open(server);
        var messages = await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Message && row.Person != null).ToListAsync(Cancel);
        Assert.NotEmpty(messages);
        Assert.All(messages, row => Assert.Equal((OutboxReason.NoAddress, true), (row.Why, row.GivenUpAt is not null)));
    }

    [Fact]
    public async Task Nothing_is_done_where_the_conditions_are_not_confirmed_or_enforcement_is_off()
    {
        await using var server = await RunningServer.Start(clock);
        await using var db = Open(server);
        var conditions = await db.Set<StartCondition>().AsNoTracking().ToListAsync(Cancel);
        await db.Set<StartCondition>().ExecuteDeleteAsync(Cancel);
        await Round(server);
        Assert.False(await db.Set<FindingRow>().AnyAsync(Cancel));
        Assert.False(await db.Set<OutboxRow>().AnyAsync(Cancel));

        db.AddRange(conditions);
        db.Add(new EnforcementSettings { IsOn = false });
        await db.SaveChangesAsync(Cancel);
        await Start(server);
        await Round(server);
        Assert.True(await db.Set<FindingRow>().AnyAsync(Cancel));
        Assert.False(await db.Set<StepRow>().AnyAsync(Cancel));
        // Agreements are a matter of their own.
        Assert.False(await db.Set<OutboxRow>().AnyAsync(row => row.Kind != OutgoingKind.Agreement, Cancel));

        // Somebody who was shut out before, and is clean now, is let in all the same.
        await db.Set<FindingRow>().Take(1).ExecuteUpdateAsync(row => row.SetProperty(one => one.IsBlocked, true).SetProperty(one => one.State, FindingState.Closed).SetProperty(one => one.ClosedAt, clock.GetUtcNow()), Cancel);
        await Round(server);
        Assert.Equal(OutgoingKind.Lift, (await db.Set<OutboxRow>().SingleAsync(row => row.Kind != OutgoingKind.Agreement, Cancel)).Kind);
    }

    [Fact]
    public async Task A_message_that_comes_back_is_seen_and_what_says_nothing_of_it_is_kept_aside()
    {
        await using var server = await RunningServer.Start(clock, settings => settings.Addresses[DemoOrganisation.Id.Value] = new() { Pattern = "{id}@voorbeeld.nl" });
        await Start(server);
        await Round(server);
        await using var db = Open(server);
        var sent = await db.Set<OutboxRow>().AsNoTracking().Where(row => row.Kind == OutgoingKind.Message && row.SentAt != null).Take(2).ToListAsync(Cancel);
        var (bounces, maker) = (server.App.Services.GetRequiredService<ReadBounces>(), server.App.Services.GetRequiredService<MailMaker>());
        var folder = bounces.FolderOf(DemoOrganisation.Id);
        Directory.CreateDirectory(folder);
        await Put("1.eml", Notification("failed", maker.MessageId(DemoOrganisation.Id, sent[0].Key)));
        await Put("2.eml", Notification("delayed", maker.MessageId(DemoOrganisation.Id, sent[1].Key)));
        await Put("3.eml", "no mail at all");
        await Put("4.eml", new string('a', ReadBounces.LargestFile + 1));
        await Put("5.eml", Notification("failed", "message.1.ask.gemeente-elders@localhost"));
        await Round(server);
        var back = await db.Set<OutboxRow>().AsNoTracking().Where(row => row.BouncedAt != null).ToListAsync(Cancel);
        Assert.Equal([(sent[0].Key, OutboxReason.Bounced)], back.Select(row => (row.Key, row.Why)));
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(5, Directory.GetFiles(Path.Combine(folder, "read")).Length);

        Task Put(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, Cancel);
    }

    private static string Notification(string action, string messageId) => $"""
        From: MAILER-DAEMON@voorbeeld.nl
        To: appwacht@localhost
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.voorbeeld.nl

        Final-Recipient: rfc822; somebody@voorbeeld.nl
        Action: {action}
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{messageId}>
        Subject: x

        --b--
        """;

    private static OrganisationDb Open(RunningServer server) => server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);

    private static Task Round(RunningServer server) => server.App.Services.GetRequiredService<EnforcementRounds>().Once(Cancel);

    /// <summary>Everything that was found is climbed at once: the campaign of the fictional municipality is over.</summary>
    private static async Task Start(RunningServer server)
    {
        await using var db = Open(server);
        db.Add(new Campaign { Policy = 1, Ladder = "acht-weken", Decided = new DateOnly(2026, 1, 1), State = CampaignState.Closed });
        await db.SaveChangesAsync(Cancel);
    }
}
