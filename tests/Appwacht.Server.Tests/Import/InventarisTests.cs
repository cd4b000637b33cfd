using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Import;

public class InventarisTests
{
    private const string Address = "/inventarissen";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_inventory_is_created_once_and_then_is_there_already(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var client = server.As(Role.Service);
        var device = await ImportClient.AnyDevice(server);
        var now = $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        Assert.Equal((HttpStatusCode.Created, "taken"), await Send(client, device, now));
        Assert.Equal((HttpStatusCode.OK, "not-newer"), await Send(client, device, now));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_inventory_that_cannot_be_used_is_refused_with_everything_that_is_wrong(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var client = server.As(Role.DeviceAdministrator);
        foreach (var (json, code) in new[] { ("{", "INVT005"), ("{}", "INVT005"), ("""{"device":"nobody","at":"2026-11-24T10:00:00Z","apps":[]}""", "inventory.unknown-device") })
        {
            using var refused = await client.PostAsync(RunningServer.Municipality + Address, Json(json), TestContext.Current.CancellationToken);
            var problem = await refused.Content.ReadFromJsonAsync(WireJson.Default.Probleem, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.NotNull(problem);
            Assert.Contains(problem.Fouten, fault => fault.Code == code || json == "{");
        }
    }

    [Theory]
    [InlineData("text/plain", 10, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", (8 << 20) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_no_inventory_at_all_is_not_read(string type, int length, HttpStatusCode expected)
    {
        await using var server = await RunningServer.Start();
        using var content = new ByteArrayContent(new byte[length]);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var refused = await server.As(Role.Service).PostAsync(RunningServer.Municipality + Address, content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, refused.StatusCode);
    }

    [Theory]
    [InlineData(Role.Ciso)]
    [InlineData(Role.Employee)]
    [InlineData(Role.Auditor)]
    public async Task Who_may_not_import_brings_nothing(Role role)
    {
        await using var server = await RunningServer.Start();
        using var refused = await server.As(role).PostAsync(RunningServer.Municipality + Address, Json("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Many_at_the_same_time_are_all_stored(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var client = server.As(Role.Service);
        var device = await ImportClient.AnyDevice(server);
        await Send(client, device, "2026-11-24T09:00:00Z");
        var sent = await Task.WhenAll(Enumerable.Range(0, 200).Select(second => Send(client, device, $"2026-11-24T10:{second / 60:00}:{second % 60:00}Z")));
        Assert.All(sent, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.OK, "not-newer"), await Send(client, device, "2026-11-24T10:03:19Z"));
    }

    private static async Task<(HttpStatusCode Status, string? Outcome)> Send(HttpClient client, string device, string at = "2026-11-24T10:00:00Z")
    {
        using var answer = await client.PostAsync(RunningServer.Municipality + Address, Json($$"""{"device":"{{device}}","at":"{{at}}","apps":[{"id":"android:com.example"}]}"""), TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync(WireJson.Default.InventarisOntvangst, TestContext.Current.CancellationToken))?.Uitkomst);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
