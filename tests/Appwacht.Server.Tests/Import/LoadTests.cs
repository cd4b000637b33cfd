using System.Net;
using System.Text;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Import;

/// <summary>Many programs bring inventories at the same time, each of its own devices.</summary>
public class LoadTests
{
    private const int Senders = 32;
    private const int DevicesEach = 5;
    private const int PostsEach = 60;
    private static readonly DateTimeOffset Begin = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Of_many_that_post_at_the_same_time_everything_acknowledged_is_stored_and_the_fleet_is_what_is_stored(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        using var http = server.As(Role.Service);
        var import = new ImportClient(http, RunningServer.Municipality);
        var (_, number) = await import.Begin("devices");
        var devices = string.Join('\n', Enumerable.Range(0, Senders * DevicesEach).Select(device => $$$"""{"toestel":{"id":"load-{{{device}}}","soort":"phone","platform":"android","eigendom":"managed"}}"""));
        Assert.Equal(HttpStatusCode.OK, (await import.Send(number, 1, devices)).Status);

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Send(http, sender)));

        // Of each device the last that was acknowledged counts: every sender waits for an answer before it sends the next.
        var stored = await Stored(server);
        for (var device = 0; device < Senders * DevicesEach; device++)
        {
            var last = Enumerable.Range(0, PostsEach).Last(post => post % DevicesEach == device % DevicesEach);
            Assert.Equal(Apps(device, last), stored[$"load-{device}"].Apps);
            Assert.Equal(Begin.AddSeconds(last), stored[$"load-{device}"].At);
        }

        var view = (await server.App.Services.GetRequiredService<Workspaces>().Of(DemoOrganisation.Id, TestContext.Current.CancellationToken)).Fleet.Now;
        Assert.Equal(
            stored.OrderBy(device => device.Key, StringComparer.Ordinal).Select(device => (device.Key, Joined(device.Value.Apps))),
            Enumerable.Range(0, view.Devices).Select(device => (Key: view.IdOf(device), Joined(view.On(device).Select(app => view.Apps[app].Id?.ToString() ?? view.Apps[app].Name)))).OrderBy(device => device.Key, StringComparer.Ordinal));
    }

    private static string[] Apps(int device, int post) => [.. Enumerable.Range(0, 20).Select(app => $"android:load{(device * 13 + post * 7 + app) % 900}").Order(StringComparer.Ordinal)];

    private static string Joined(IEnumerable<string> apps) => string.Join(' ', apps.Order(StringComparer.Ordinal));

    private static async Task Send(HttpClient http, int sender)
    {
        for (var post = 0; post < PostsEach; post++)
        {
            var device = sender * DevicesEach + post % DevicesEach;
            var json = JsonSerializer.Serialize(new { device = $"load-{device}", at = Begin.AddSeconds(post), apps = Apps(device, post).Select(app => new { id = app, version = $"{post}.0" }) });
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(RunningServer.Municipality + "/inventarissen", content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    private static async Task<Dictionary<string, (string[] Apps, DateTimeOffset? At)>> Stored(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var dictionary = (await StoredDictionaries.Load(db, TestContext.Current.CancellationToken)).Apps;
        var read = new List<(int App, int Version)>();
        var found = new Dictionary<string, (string[], DateTimeOffset?)>();
        foreach (var device in await db.Set<DeviceRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
        {
            if (device.Inventory is not null)
                Assert.Null(InventoryBlob.TryRead(device.Inventory, read));
            string[] apps = device.Inventory is null ? [] : [.. read.Select(app => dictionary[app.App] is var known && known.Id is { } id ? id.ToString() : known.Name).Order(StringComparer.Ordinal)];
            found[device.Key] = (apps, device.InventoryAt);
        }

        return found;
    }
}
