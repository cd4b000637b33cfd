using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Processing;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Hosting;
using Appwacht.Server.Outgoing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SmtpServer.Protocol;

namespace Appwacht.Server.Tests.Outgoing;

/// <summary>Mail to a real server on loopback over TLS, with all that goes wrong there.</summary>
public class SmtpTests
{
    private static readonly OrganisationId Id = OrganisationId.Parse("gemeente-test");

    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_message_arrives_with_both_texts_and_the_name_by_which_it_is_known_again(string encryption)
    {
        await using var server = MailServer.Start(encryption is "tls");
        await using var round = Postbox(server, encryption).Begin(Id);
        Assert.Equal(Delivery.Taken, await round.Deliver(Letter("message/1/ask", "p-1@voorbeeld.nl"), Cancel));
        Assert.Equal(Delivery.Taken, await round.Deliver(Letter("message/2/ask", "p-2@voorbeeld.nl"), Cancel));
        var mail = server.Taken.First();
        Assert.Equal("message.1.ask.gemeente-test@voorbeeld.nl", mail.MessageId);
        Assert.Equal(("Onderwerp é", "p-1@voorbeeld.nl", "Tekst é\n"), (mail.Subject, mail.To.Mailboxes.Single().Address, mail.TextBody!.ReplaceLineEndings("\n")));
        Assert.Contains("<p>Tekst é</p>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(1, server.Connections); // for the whole round
    }

    [Fact]
    public async Task A_recipient_that_is_refused_is_given_up_and_one_that_must_wait_is_not()
    {
        await using var server = MailServer.Start();
        server.Answer = to => to.StartsWith("gone", StringComparison.Ordinal) ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user")
            : to.StartsWith("grey", StringComparison.Ordinal) ? new SmtpResponse((SmtpReplyCode)451, "greylisted") : null;
        await using var round = Postbox(server).Begin(Id);
        Assert.Equal(Delivery.Refused(OutboxReason.UnknownAddress), await round.Deliver(Letter("message/1/ask", "gone@voorbeeld.nl"), Cancel));
        Assert.Equal(Delivery.Later(OutboxReason.NotNow), await round.Deliver(Letter("message/2/ask", "grey@voorbeeld.nl"), Cancel));
        Assert.Equal(Delivery.Taken, await round.Deliver(Letter("message/3/ask", "p-3@voorbeeld.nl"), Cancel));
        Assert.Equal(Delivery.Refused(OutboxReason.NoAddress), await round.Deliver(Letter("message/4/ask", "p-4"), Cancel));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_gets_no_mail()
    {
        await using var server = MailServer.Start();
        await using var round = new SmtpPostbox(Settings(server, "starttls"), Maker(Settings(server, "starttls"))).Begin(Id);
        Assert.Equal(Delivery.Later(OutboxReason.NotTrusted), await round.Deliver(Letter("message/1/ask", "p-1@voorbeeld.nl"), Cancel));
        Assert.Equal(Delivery.Later(OutboxReason.NotTrusted), await round.Deliver(Letter("message/2/ask", "p-2@voorbeeld.nl"), Cancel));
        Assert.Empty(server.Taken);
        Assert.Equal(1, server.Connections); // the rest of the round does not try again
    }

    [Fact]
    public async Task After_refusals_greylisting_and_outages_nothing_is_lost_and_nothing_is_there_twice()
    {
        const int messages = 60;
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await place.Databases.Create(Id, Cancel);
        await using (var db = place.Databases.Open(Id))
        {
            db.AddRange(Enumerable.Range(1, messages).Select(number => new OutboxRow { Key = $"message/{number}/ask", Kind = OutgoingKind.Message, Body = $"{number}", CreatedAt = clock.GetUtcNow(), TryAt = clock.GetUtcNow() }));
            await db.SaveChangesAsync(Cancel);
        }

        await using var server = MailServer.Start();
        var (seen, random, deaths) = (new HashSet<string>(), new Random(1), 0);
        server.Answer = to => to.StartsWith("gone", StringComparison.Ordinal) ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user")
            : to.StartsWith("grey", StringComparison.Ordinal) && seen.Add(to) ? new SmtpResponse((SmtpReplyCode)451, "greylisted") : null;
        server.Dies = () => deaths < 5 && random.Next(8) == 0 && deaths++ >= 0;
        for (var look = 0; look < 12; look++)
        {
            await using var db = place.Databases.Open(Id);
            await using var round = Postbox(server).Begin(Id);
            await new SendOutbox(db, new EachBySelf(round), new ProcessingLog(db, Pseudonyms.Of(new byte[32], Id), new("test", new byte[16], new byte[8], null, clock.GetUtcNow()), clock), clock).Handle(true, Cancel);
            await server.Stop();
            server.Serve();
            clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(5, deaths);
        await using var after = place.Databases.Open(Id);
        var rows = await after.Set<OutboxRow>().ToListAsync(Cancel);
        Assert.Equal(6, rows.Count(row => row is { GivenUpAt: not null, SentAt: null, Why: OutboxReason.UnknownAddress }));
        Assert.Equal(messages - 6, rows.Count(row => row is { GivenUpAt: null, SentAt: not null, Why: OutboxReason.None }));
        Assert.Contains(rows, row => row.Failures > 0);
        Assert.Equal(
            rows.Where(row => row.SentAt is not null).Select(row => row.Key.Replace('/', '.')).Order(StringComparer.Ordinal),
            server.Taken.Select(mail => mail.MessageId!.Split(".gemeente-test")[0]).Distinct().Order(StringComparer.Ordinal));
        // What died with a mail taken got that mail once more, under the same name; no other came twice.
        Assert.Equal(messages - 6 + deaths, server.Taken.Count);
    }

    private static Letter Letter(string key, string person) => new(key, person, "nl", MessageText.Of("Onderwerp é", "Tekst é", "nl"), []);

    private static MailSettings Settings(MailServer server, string encryption) => new() { Server = "127.0.0.1", Port = server.Port, Encryption = encryption, From = "appwacht@voorbeeld.nl", TimeoutSeconds = 10 };

    private MailMaker Maker(MailSettings settings) => new(settings, new AddressBook(new ServerSettings()), clock);

    private SmtpPostbox Postbox(MailServer server, string encryption = "starttls") => new(Settings(server, encryption), Maker(Settings(server, encryption)), server.Roots);

    /// <summary>Makes a letter of each row; every tenth recipient is gone, and every seventh must wait once.</summary>
    private sealed class EachBySelf(IPostRound round) : IOutlet
    {
        public Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel)
        {
            var number = int.Parse(outgoing.Body, System.Globalization.CultureInfo.InvariantCulture);
            return round.Deliver(Letter(outgoing.Key, $"{(number % 10 == 0 ? "gone" : number % 7 == 0 ? "grey" : "p")}-{number}@voorbeeld.nl"), cancel);
        }
    }
}
