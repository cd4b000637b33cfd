using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Demo;

public class DemoSignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demonstration_offers_somebody_of_each_role_that_people_have()
    {
        await using var server = await RunningServer.Start();
        foreach (var role in Enum.GetValues<Role>().Except([Role.Service]))
        {
            using var browser = new Browser(server.Address);
            using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", role.Name()));
            Assert.Contains("oorbeeld", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            using var answer = await browser.Open(RunningServer.Municipality);
            Assert.Equal([role.Name()], (await answer.Content.ReadFromJsonAsync(WireJson.Default.Organisatie, Cancel))!.Rollen);
        }
    }

    [Fact]
    public async Task The_employee_has_devices_in_the_sample()
    {
        await using var server = await RunningServer.Start();
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var person = await db.Set<PersonRow>().SingleAsync(person => person.Key == DemoSignIn.EmployeeKey, Cancel);
        Assert.Equal(2, await db.Set<DeviceRow>().CountAsync(device => device.Person == person.Number, Cancel));
    }

    [Fact]
    public async Task Without_demo_nobody_signs_in_without_a_password()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Demo = false);
        using var browser = new Browser(server.Address);
        using var sent = await browser.Post("/aanmelden/voorbeeld", ("rol", "ciso"));
        using var opened = await browser.Open("/aanmelden/voorbeeld");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (sent.StatusCode, opened.StatusCode));
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task Without_demo_the_page_shows_nobody()
    {
        await using var server = await RunningServer.Start(change: settings => (settings.Demo, settings.Providers["two"]) = (false, settings.Providers[RunningServer.Provider]));
        using var browser = new Browser(server.Address);
        using var page = await browser.Open("/aanmelden");
        Assert.DoesNotContain("Gemeente Voorbeeld", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_in()
    {
        await using var server = await RunningServer.Start();
        using var browser = new Browser(server.Address);
        using var sent = await browser.Post("/aanmelden/voorbeeld", ("rol", "ciso"));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_session_of_a_demonstration_counts_nowhere_else_and_not_after_it()
    {
        var data = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        try
        {
            using var browser = await SignedInAt(data);
            await using (var other = await RunningServer.Start())
                Assert.Equal(HttpStatusCode.Unauthorized, await StatusAt(other, browser));
            await using (var again = await Start(data, demo: true))
                Assert.Equal(HttpStatusCode.OK, await StatusAt(again, browser));
            await using (var real = await Start(data, demo: false))
                Assert.Equal(HttpStatusCode.Unauthorized, await StatusAt(real, browser));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Browser> SignedInAt(string data)
    {
        await using var server = await Start(data, demo: true);
        var browser = new Browser(server.Address);
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", "ciso"));
        Assert.True(browser.IsSignedIn);
        return browser;
    }

    private static Task<RunningServer> Start(string data, bool demo) => RunningServer.Start(change: settings => (settings.Data, settings.Demo) = (data, demo));

    private static async Task<HttpStatusCode> StatusAt(RunningServer server, Browser browser)
    {
        using var elsewhere = new Browser(server.Address);
        elsewhere.Cookies.Add(browser.Cookies.GetAllCookies());
        using var answer = await elsewhere.Open(RunningServer.Municipality);
        return answer.StatusCode;
    }
}
