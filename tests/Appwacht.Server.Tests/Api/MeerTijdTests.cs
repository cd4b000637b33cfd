using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class MeerTijdTests
{
    /// <summary>A Friday, just after the devices of the sample were read.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Who_needs_more_time_asks_once_and_an_administrator_gives_it_once(string kind)
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Friday), kind: kind);
        await server.Round();
        var (employee, devices) = (Employee(server), As(server, Role.DeviceAdministrator));
        var (device, finding) = await OwnFinding(employee);
        var asked = await employee.MeerTijd.Vraag(device, new(finding, "Mijn contacten staan er nog in.", 14), Cancel);
        Assert.Equal((finding, device, "tiktok", "asked", new DateOnly(2026, 12, 4)), (asked.Value.Bevinding, asked.Value.Toestel, asked.Value.App, asked.Value.Status, asked.Value.Tot));
        Assert.Equal((HttpStatusCode.Conflict, "extension.asked"), await Refused(() => employee.MeerTijd.Vraag(device, new(finding, "Nog eens.", 14), Cancel)));

        Assert.Equal(asked.Value, await devices.MeerTijd.Alle(Cancel).SingleAsync(Cancel));
        var seen = await devices.MeerTijd.Een(finding, Cancel);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "extension.decision"), await Refused(() => devices.MeerTijd.Besluit(seen, new("misschien", "ja"), Cancel)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "extension.answer"), await Refused(() => devices.MeerTijd.Besluit(seen, new("geven", " "), Cancel)));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "change.version-missing"), await Refused(() => devices.MeerTijd.Besluit(seen with { Version = "" }, new("geven", "ja"), Cancel)));
        var given = await devices.MeerTijd.Besluit(seen, new("geven", "Neem ze deze week over."), Cancel);
        Assert.Equal(("granted", "Neem ze deze week over."), (given.Value.Status, given.Value.Antwoord));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => devices.MeerTijd.Besluit(seen, new("weigeren", "nee"), Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "extension.decided"), await Refused(() => devices.MeerTijd.Besluit(given, new("weigeren", "nee"), Cancel)));

        var lines = ((IReadOnlyList<Gebeurtenis>)[.. await server.Trail("extension.asked", Friday), .. await server.Trail("extension.granted", Friday)]).Select(line => (line.Actie, line.Betreft));
        Assert.Equal([("extension.asked", $"finding:{finding}"), ("extension.granted", $"finding:{finding}")], lines);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_finding_of_somebody_else_of_another_device_or_of_nobody_is_not_there(string kind)
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Friday), kind: kind);
        await server.Round();
        var (employee, devices) = (Employee(server), As(server, Role.DeviceAdministrator));
        var (device, finding) = await OwnFinding(employee);
        var own = await employee.Toestellen.Mijn(Cancel).Select(one => one.Nummer).ToListAsync(Cancel);
        var other = (await devices.Toestellen.Bevindingen(app: "tiktok", cancel: Cancel).FirstAsync(one => !own.Contains(one.Toestel), Cancel)).Toestel;
        var theirs = (await devices.Toestellen.Verloop(other, Cancel)).Bevindingen[0].Nummer;
        foreach (var (of, number) in ((int, int)[])[(other, theirs), (device, theirs), (other, finding), (device, 999_999)])
            Assert.Equal((HttpStatusCode.NotFound, "extension.finding"), await Refused(() => employee.MeerTijd.Vraag(of, new(number, "Vakantie.", 14), Cancel)));

        // Nor does an administrator ask for a device that is in use by somebody else, or look at what was never asked.
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(() => devices.MeerTijd.Vraag(device, new(finding, "Vakantie.", 14), Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => devices.MeerTijd.Een(finding, Cancel)));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(async () => await employee.MeerTijd.Alle(Cancel).FirstOrDefaultAsync(Cancel)));
        var wrong = await Assert.ThrowsAsync<ApiException>(() => employee.MeerTijd.Vraag(device, new(finding, null, 29), Cancel));
        Assert.Equal([("extension.reason", "reden"), ("extension.days", "dagen")], wrong.Problem!.Fouten.Select(fault => (fault.Code, fault.Veld)));
        Assert.Empty(await devices.MeerTijd.Alle(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_decides_on_a_request_of_their_own()
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Friday));
        await server.Round();
        using var http = server.With(server.Issuer.Token("user-both", [Role.Employee.Name(), Role.DeviceAdministrator.Name()], DemoSignIn.EmployeeKey, token =>
            (token.NotBefore, token.IssuedAt, token.Expires) = (Friday.AddDays(-1).UtcDateTime, Friday.AddDays(-1).UtcDateTime, Friday.AddDays(1).UtcDateTime)));
        var both = new AppwachtClient(http, DemoOrganisation.Id.Value);
        var (device, finding) = await OwnFinding(both);
        var asked = await both.MeerTijd.Vraag(device, new(finding, "Vakantie.", 14), Cancel);
        Assert.Equal((HttpStatusCode.Forbidden, "extension.own"), await Refused(() => both.MeerTijd.Besluit(asked, new("geven", "ja"), Cancel)));
        Assert.Equal("refused", (await As(server, Role.DeviceAdministrator).MeerTijd.Besluit(asked, new("weigeren", "Dit kan nu al."), Cancel)).Value.Status);
    }

    private static async Task<(int Device, int Finding)> OwnFinding(AppwachtClient employee)
    {
        await foreach (var device in employee.Toestellen.Mijn(Cancel))
            if ((await employee.Toestellen.MijnVerloop(device.Nummer, Cancel)).Bevindingen.FirstOrDefault(one => one.App is "tiktok") is { } finding)
                return (device.Nummer, finding.Nummer);
        throw new InvalidOperationException("Nothing was found on their devices.");
    }

    private static AppwachtClient As(RunningServer server, Role role) => new(server.On(Friday, role), DemoOrganisation.Id.Value);

    private static AppwachtClient Employee(RunningServer server) => new(server.On(Friday, Role.Employee, DemoSignIn.EmployeeKey), DemoOrganisation.Id.Value);
}
