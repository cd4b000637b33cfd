using System.Net;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Access;

/// <summary>Walks everything that can be read, as everybody who is not in the compartment, to find a trace of what is in it.</summary>
public class CompartmentWalkTests
{
    private const string Marker = "MERKTEKEN-7F3A";

    private static readonly DateOnly From = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Nobody_outside_the_compartment_finds_a_trace_of_what_is_in_it_on_any_page_or_endpoint(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var devices = server.Client(Role.DeviceAdministrator);
        await server.Round();
        var finding = await devices.Toestellen.Bevindingen(app: "tiktok", cancel: Cancel).FirstAsync(Cancel);
        var before = (await devices.Toestellen.Tel(Cancel)).Apps.Single(app => app.App is "tiktok").Toestellen;
        var person = await UserOf(server, finding.Toestel);

        var approved = await Approved(server, finding.Toestel);
        await server.Round();

        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.Compartment))
        {
            using var client = role is Role.Employee ? server.As("the-user-of-it", person, role.Name()) : server.As(role);
            client.Timeout = TimeSpan.FromSeconds(30);
            foreach (var endpoint in Endpoints.Of(server).Where(endpoint => endpoint.Method is "GET"))
                foreach (var other in new[] { "1", $"{finding.Toestel}", "tiktok" }.Distinct())
                    if (await Read(client, endpoint.Address(other)) is { } text && text.Contains(Marker, StringComparison.OrdinalIgnoreCase))
                        wrong.Add($"{role.Name()} {endpoint.Address(other)}");
        }

        Assert.Empty(wrong);

        // That the app is on this device is not seen either, and whoever counts or compares finds it nowhere.
        foreach (var page in new[] { $"/v1/organisaties/gemeente-voorbeeld/toestellen/{finding.Toestel}", $"/v1/organisaties/gemeente-voorbeeld/toestellen/{finding.Toestel}/verloop", $"/organisaties/gemeente-voorbeeld/toestellen/{finding.Toestel}" })
            Assert.DoesNotContain("tiktok", await Read(server.As(Role.DeviceAdministrator), page) ?? "", StringComparison.OrdinalIgnoreCase);
        foreach (var page in new[] { "/v1/organisaties/gemeente-voorbeeld/mijn-toestellen", "/organisaties/gemeente-voorbeeld/mijn-toestel", "/v1/organisaties/gemeente-voorbeeld/mijn-uitzonderingen" })
            Assert.DoesNotContain("tiktok", await Read(server.As("the-user-of-it", person, "employee"), page) ?? "", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await devices.Toestellen.Bevindingen(app: "tiktok", cancel: Cancel).Select(one => one.Toestel).ToListAsync(Cancel), one => one == finding.Toestel);
        Assert.Equal(before - 1, (await devices.Toestellen.Tel(Cancel)).Apps.Single(app => app.App is "tiktok").Toestellen);
        foreach (var question in new WatAlsVraag[] { new(WeerApps: ["tiktok"]), new(ZonderLanden: ["CN"]) })
        {
            var answer = await devices.Beleid.WatAls(question, Cancel);
            Assert.DoesNotContain(answer.Strenger.Lijst!.Concat(answer.Milder.Lijst!), pair => pair == new ToestelEnApp(finding.Toestel, "tiktok"));
        }

        // Only its members can ask it, and they see all of it.
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.Compartment))
            Assert.Equal(HttpStatusCode.Forbidden, (await server.As(role).GetAsync($"{RunningServer.Municipality}/afgeschermde-uitzonderingen/{approved.Value.Nummer}", Cancel)).StatusCode);
        var member = server.Client(Role.Compartment);
        var seen = await member.AfgeschermdeUitzonderingen.Alle(cancel: Cancel).SingleAsync(Cancel);
        Assert.Equal((1, true, Marker, $"{finding.Toestel}"), (seen.Nummer, seen.Geldt, seen.Taak[..Marker.Length], await NumberOf(server, seen.Onderwerp!)));
        foreach (var page in new[] { "afgeschermd", "afgeschermd/1" })
            Assert.Contains(Marker, await Read(server.As(Role.Compartment), $"/organisaties/gemeente-voorbeeld/{page}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_tells_the_auditor_that_a_step_was_taken_in_the_compartment_when_and_by_whom_and_nothing_more()
    {
        await using var server = await RunningServer.Start();
        await Approved(server, 1);
        var trail = await Read(server.As(Role.Auditor), $"{RunningServer.Municipality}/gebeurtenissen?aantal=200") ?? "";
        foreach (var step in (string[])["requested", "advised", "approved"])
            Assert.Contains($"compartment.{step}", trail, StringComparison.Ordinal);
        Assert.Contains("compartment:1", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("exemption.", trail, StringComparison.Ordinal);
        Assert.Contains("Stap in het compartiment: gegeven", await Read(server.As(Role.Auditor), "/organisaties/gemeente-voorbeeld/gebeurtenissen"), StringComparison.Ordinal);
        // Of whom something is in the compartment is not in the records of processing.
        Assert.DoesNotContain("uitzonderingen-behandelen", await Read(server.As(Role.PrivacyOfficer), $"{RunningServer.Municipality}/verwerkingen") ?? "", StringComparison.Ordinal);
    }

    private static async Task<Versioned<Uitzondering>> Approved(RunningServer server, int device)
    {
        var (asker, decider) = (Member(server, "een"), Member(server, "twee"));
        var asked = await asker.AfgeschermdeUitzonderingen.VraagAan(new("device", $"{device}", "tiktok", Marker + " opsporing", Marker, Marker, From, From.AddMonths(6)), Cancel);
        var own = await Assert.ThrowsAsync<ApiException>(() => asker.AfgeschermdeUitzonderingen.Adviseer(asked, "Kan.", Cancel));
        Assert.Equal("exemption.own", own.Code);
        var advised = await decider.AfgeschermdeUitzonderingen.Adviseer(asked, Marker, Cancel);
        return await decider.AfgeschermdeUitzonderingen.Besluit(advised, "goedkeuren", Marker, Cancel);
    }

    private static AppwachtClient Member(RunningServer server, string subject) => new(server.As(subject, null, Role.Compartment.Name()), DemoOrganisation.Id.Value);

    /// <summary>What can be read there; null when that is refused.</summary>
    private static async Task<string?> Read(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancel);
        return answer.IsSuccessStatusCode ? WebUtility.HtmlDecode(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancel))) : null;
    }

    private static async Task<string?> UserOf(RunningServer server, int device)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return await db.Set<DeviceRow>().Where(row => row.Number == device).Select(row => db.Set<PersonRow>().Where(person => person.Number == row.Person).Select(person => person.Key).FirstOrDefault()).SingleAsync(Cancel);
    }

    private static async Task<string> NumberOf(RunningServer server, string key)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return $"{await db.Set<DeviceRow>().Where(row => row.Key == key).Select(row => row.Number).SingleAsync(Cancel)}";
    }
}
