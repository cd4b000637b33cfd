using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Conventions;

public class PagingTests
{
    [Fact]
    public async Task Following_the_next_page_gives_everything_once()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.DeviceAdministrator);
        var (seen, address) = (new List<int>(), RunningServer.Municipality + "/toestellen?aantal=90");
        while (address is not null)
        {
            using var answer = await client.Ask(HttpMethod.Get, address);
            var page = await answer.Content.ReadFromJsonAsync(WireJson.Default.PaginaToestel, Asked.Cancel);
            Assert.NotNull(page);
            seen.AddRange(page.Items.Select(device => device.Nummer));
            address = page.Volgende?.OriginalString;
            Assert.Equal(address is null ? null : $"<{address}>; rel=\"next\"", answer.Header("Link"));
        }

        Assert.Equal((795, 795), (seen.Count, seen.Distinct().Count()));
    }
}
