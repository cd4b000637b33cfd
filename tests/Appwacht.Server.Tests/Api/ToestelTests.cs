using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

public class ToestelTests
{
    [Fact]
    public async Task A_device_administrator_sees_the_devices_with_their_verdict_and_nobody_else_does()
    {
        await using var server = await RunningServer.Start();
        var page = await server.As(Role.DeviceAdministrator).GetFromJsonAsync(RunningServer.Municipality + "/toestellen?aantal=200", WireJson.Default.PaginaToestel, TestContext.Current.CancellationToken);
        Assert.NotNull(page);
        Assert.Equal((200, 795), (page.Items.Count, page.Totaal));
        Assert.Contains(page.Items, device => device.Oordeel == "deny");

        using var refused = await server.As(Role.Ciso).GetAsync(RunningServer.Municipality + "/toestellen", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nobody = await server.Anonymous().GetAsync(RunningServer.Municipality + "/toestellen", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
