using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Outgoing;
using Appwacht.Server.Tests.Console;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Appwacht.Server.Tests.Api;

public class MeldingTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_stolen_device_is_urgent_to_who_runs_devices_and_to_the_ciso_who_sees_no_other_report(string kind)
    {
        string data = "";
        await using var server = await RunningServer.Start(change: settings => data = settings.Data, kind: kind);
        var (employee, administrator, ciso) = (server.Employee(DemoSignIn.EmployeeKey), server.Client(Role.DeviceAdministrator), server.Client(Role.Ciso));
        var own = await employee.Toestellen.Mijn(Cancel).FirstAsync(Cancel);
        var usual = await employee.Meldingen.Meld(own.Nummer, new("Deze app staat er niet op.", "tiktok"), Cancel);
        Assert.Equal(("not-right", false, null), (usual.Value.Soort, usual.Value.Dringend, usual.Value.Sinds));
        var urgent = await employee.Meldingen.Meld(own.Nummer, new(Soort: "stolen", Sinds: Today, Land: "Frankrijk"), Cancel);
        Assert.Equal(("stolen", true, Today, "Frankrijk"), (urgent.Value.Soort, urgent.Value.Dringend, urgent.Value.Sinds!.Value, urgent.Value.Land));

        Assert.Equal([usual.Value.Nummer, urgent.Value.Nummer], await Numbers(administrator));
        Assert.Equal([urgent.Value.Nummer], await Numbers(administrator, true));
        Assert.Equal([usual.Value.Nummer], await Numbers(administrator, false));
        Assert.Equal([urgent.Value.Nummer], await Numbers(ciso));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ApiException>(() => ciso.Meldingen.Een(usual.Value.Nummer, Cancel))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ApiException>(() => ciso.Meldingen.Beantwoord(usual, "Nee.", Cancel))).Status);

        // Both roles get a mail within a round, and what was answered is told to nobody any more.
        await server.Round();
        var mails = Directory.GetFiles(Path.Combine(data, DemoOrganisation.Id.Value, "pickup"), $"report-{urgent.Value.Nummer}-*.eml").Order().ToArray();
        using (var mail = await MimeMessage.LoadAsync(mails[0], Cancel))
            Assert.Equal(("ciso@voorbeeld.example", "Dringend: een toestel is kwijt of gestolen"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.EndsWith("device-administrator.eml", mails[1], StringComparison.Ordinal);
        Assert.Equal(2, mails.Length);

        var seen = await ciso.Meldingen.Een(urgent.Value.Nummer, Cancel);
        Assert.Equal("answered", (await ciso.Meldingen.Beantwoord(seen, "Het toestel is gewist.", Cancel)).Value.Status);
        Assert.Equal("report.answered", (await Assert.ThrowsAsync<ApiException>(async () => await administrator.Meldingen.Beantwoord(await administrator.Meldingen.Een(urgent.Value.Nummer, Cancel), "Ook.", Cancel))).Code);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_report_is_said_at_once_and_an_unknown_kind_by_itself()
    {
        await using var server = await RunningServer.Start();
        var employee = server.Employee(DemoSignIn.EmployeeKey);
        var own = await employee.Toestellen.Mijn(Cancel).FirstAsync(Cancel);
        Assert.Equal(["report.lost-on", "report.lost-in"], await Refused(new(Soort: "lost", Land: new string('a', 61))));
        Assert.Equal(["report.kind"], await Refused(new("x", Soort: "kwijt")));

        async Task<IEnumerable<string>?> Refused(NieuweMelding melding) => (await Assert.ThrowsAsync<ApiException>(() => employee.Meldingen.Meld(own.Nummer, melding, Cancel))).Problem?.Fouten.Select(fault => fault.Code);
    }

    [Fact]
    public async Task Without_an_address_for_a_role_the_message_is_given_up_for_all_to_see()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Addresses[DemoOrganisation.Id.Value] = new AddressSettings { Pattern = "{id}@voorbeeld.nl", Roles = { ["ciso"] = "ciso@voorbeeld.nl" } });
        var employee = server.Employee(DemoSignIn.EmployeeKey);
        var own = await employee.Toestellen.Mijn(Cancel).FirstAsync(Cancel);
        await employee.Meldingen.Meld(own.Nummer, new(Soort: "lost", Sinds: Today), Cancel);
        await server.Round();
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        Assert.Equal(
            ["ciso None True", "device-administrator NoAddress False"],
            (await db.Set<OutboxRow>().Where(row => row.Kind == OutgoingKind.Urgent).ToListAsync(Cancel)).Select(row => $"{row.Key.Split('/')[2]} {row.Why} {row.SentAt is not null}").Order());
    }

    [Fact]
    public async Task An_urgent_report_stands_first_in_the_list_and_on_the_overview()
    {
        await using var server = await RunningServer.Start();
        var employee = server.Employee(DemoSignIn.EmployeeKey);
        var own = await employee.Toestellen.Mijn(Cancel).FirstAsync(Cancel);
        await employee.Meldingen.Meld(own.Nummer, new("Deze app staat er niet op."), Cancel);
        await employee.Meldingen.Meld(own.Nummer, new(Soort: "lost", Sinds: Today), Cancel);
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var list = await Pages.Text(administrator, "/organisaties/gemeente-voorbeeld/meldingen");
        Assert.True(list.IndexOf("Melding 2", StringComparison.Ordinal) is var second and > 0 && second < list.IndexOf("Melding 1", StringComparison.Ordinal));
        Assert.Contains("toestel kwijt", list, StringComparison.Ordinal);
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        var overview = await Pages.Text(ciso, "/organisaties/gemeente-voorbeeld");
        Assert.Contains("1 toestel is kwijt of gestolen", overview, StringComparison.Ordinal);
        Assert.Contains(">dringend<", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("Melding 1", await Pages.Text(ciso, "/organisaties/gemeente-voorbeeld/meldingen"), StringComparison.Ordinal);
    }

    private static async Task<List<int>> Numbers(AppwachtClient client, bool? urgent = null) => await client.Meldingen.Alle(dringend: urgent, cancel: Cancel).Select(report => report.Nummer).ToListAsync(Cancel);
}
