using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Losses;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Reports;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

public class LossTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_must_act_on_a_lost_device_is_told_once_each_in_words_that_point_at_nobody(string kind)
    {
        await using var organisation = await Made(kind);
        await using var db = organisation.Open();
        var report = Assert.IsType<Outcome<Report>.Done>(await Report(db, "p-1", new(ReportKind.Stolen, Today.AddDays(-1), " Frankrijk ", "Uit mijn tas in Parijs."))).Value;
        Assert.Equal((true, Today.AddDays(-1), "Frankrijk"), (report.IsUrgent, report.LostOn, report.LostIn));
        var rows = await db.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(Cancel);
        Assert.Equal([$"report/{report.Number}/device-administrator", $"report/{report.Number}/ciso"], rows.Select(row => row.Key));
        Assert.All(rows, row => Assert.Equal((OutgoingKind.Urgent, null), (row.Kind, row.Person)));
        Assert.Contains(await db.Set<AuditEntry>().ToListAsync(Cancel), line => (line.Action, line.About, line.Details) == ("report.stolen", $"report:{report.Number}", ""));

        var compose = new ComposeLosses(db, "Gemeente Test");
        var letter = (await compose.Of(rows[0], Cancel))!;
        Assert.Equal((Role.DeviceAdministrator, null), (letter.Role, letter.Person));
        Assert.Equal(Role.Ciso, (await compose.Of(rows[1], Cancel))!.Role);
        Assert.Contains("Een toestel is gestolen.\n- Sinds 23 november 2026.\n- Melding 1.", letter.Text.Plain, StringComparison.Ordinal);
        Assert.Contains("A device was stolen.", letter.Text.Plain, StringComparison.Ordinal);
        foreach (var secret in (string[])["Frankrijk", "Parijs", "d-1", "p-1"])
            Assert.DoesNotContain(secret, letter.Text.Plain, StringComparison.Ordinal);

        // It goes out also where no steps are taken, and not any more when somebody has answered.
        var sent = new List<string>();
        Assert.Equal(1, await new SendOutbox(db, new Outlet(rows[0].Key, sent), GivenLog.Of(db, clock), clock).Handle(isOn: false, Cancel));
        Assert.IsType<Outcome<Report>.Done>(await new AnswerReport(db, new AuditTrail(db, OneOrganisation.Somebody, clock), OneOrganisation.Somebody, clock).Handle(report.Number, "Wij hebben het gewist.", Cancel));
        Assert.Null(await compose.Of(rows[1], Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_device_is_reported_by_its_user_only_and_once_until_that_was_answered(string kind)
    {
        await using var organisation = await Made(kind);
        await using var db = organisation.Open();
        var loss = new Loss(ReportKind.Lost, Today, null, null);
        Assert.Equal(["report.device"], Codes(await Report(db, "p-2", loss)));
        Assert.Equal(["report.device"], Codes(await Report(db, null, loss)));
        var first = Assert.IsType<Outcome<Report>.Done>(await Report(db, "p-1", loss)).Value;
        Assert.Equal(["report.lost-already"], Codes(await Report(db, "p-1", loss)));
        await new AnswerReport(db, new AuditTrail(db, OneOrganisation.Somebody, clock), OneOrganisation.Somebody, clock).Handle(first.Number, "Gevonden.", Cancel);
        Assert.IsType<Outcome<Report>.Done>(await Report(db, "p-1", loss));
        Assert.Equal(4, await db.Set<OutboxRow>().CountAsync(Cancel));
    }

    [Fact]
    public void Every_mistake_in_the_report_of_a_loss_is_told_at_once_and_only_a_country_is_asked() => Assert.Equal(
        ["report.kind", "report.lost-on", "report.lost-in", "report.text"],
        new Loss(ReportKind.NotRight, Today.AddDays(1), new string('a', 61), new string('a', SendReport.Longest + 1)).WhyNot(Today).Select(why => why.Code));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-Loss.MostDaysAgo, true)]
    [InlineData(-Loss.MostDaysAgo - 1, false)]
    [InlineData(1, false)]
    public void A_device_is_gone_since_today_or_some_day_of_the_last_year(int days, bool isPossible) =>
        Assert.Equal(isPossible, !new Loss(ReportKind.Lost, Today.AddDays(days), null, null).WhyNot(Today).Any());

    private static async Task<OneOrganisation> Made(string kind)
    {
        var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take([OneOrganisation.Person("p-1"), OneOrganisation.Person("p-2"), OneOrganisation.Device("d-1", person: "p-1")]);
        return organisation;
    }

    private static IEnumerable<string> Codes(Outcome<Report> outcome) => Assert.IsType<Outcome<Report>.Refused>(outcome).Why.Select(why => why.Code);

    private async Task<Outcome<Report>> Report(OrganisationDb db, string? person, Loss loss) =>
        await new ReportLoss(db, new AuditTrail(db, OneOrganisation.Somebody, clock), OneOrganisation.Somebody, clock)
            .Handle(await db.Set<DeviceRow>().Select(device => device.Number).SingleAsync(Cancel), person, loss, Cancel);

    /// <summary>Takes one, and is not there for the others.</summary>
    private sealed class Outlet(string takes, List<string> sent) : IOutlet
    {
        public Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel)
        {
            if (outgoing.Key != takes)
                return Task.FromResult(Delivery.Later(OutboxReason.Unreachable));
            sent.Add(outgoing.Key);
            return Task.FromResult(Delivery.Taken);
        }
    }
}
