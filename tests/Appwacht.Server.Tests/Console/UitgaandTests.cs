using System.Net;
using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Console;

public class UitgaandTests
{
    [Fact]
    public async Task What_cannot_be_tried_again_is_said_above_the_list_and_not_asked_once_more()
    {
        await using var server = await RunningServer.Start();
        var now = TimeProvider.System.GetUtcNow();
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var row = new OutboxRow { Key = "message/1/ask", Kind = OutgoingKind.Message, Body = "[]", CreatedAt = now, TryAt = now.AddDays(1) };
        db.Add(row);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        using var devices = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var ask = $"{PageStage.Municipality}/uitgaand?doe=opnieuw&nummer={row.Number}";
        var asked = await Pages.Text(devices, ask);
        Assert.InRange(asked.IndexOf("id=\"bevestig\"", StringComparison.Ordinal), 0, asked.IndexOf("id=\"tellingen", StringComparison.Ordinal));

        row.SentAt = now; // it went out while somebody looked at the question
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        using var refused = await devices.Submit(ask, ask, ("_handler", "uitgaand"));
        var page = await Pages.Text(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.InRange(page.IndexOf("Dit is al verzonden.", StringComparison.Ordinal), 0, page.IndexOf("id=\"tellingen", StringComparison.Ordinal));
        Assert.Contains($"Nummer {row.Number} is niet gewijzigd", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"bevestig\"", page, StringComparison.Ordinal);
    }
}
