using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

/// <summary>What tests of the API ask about refusals and the trail.</summary>
internal static class Refusals
{
    /// <summary>The status and the code with which something is refused.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> Refused(Func<Task> ask)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(ask);
        return (refused.Status, refused.Code);
    }

    /// <summary>The lines of the trail with an action.</summary>
    public static async Task<IReadOnlyList<Gebeurtenis>> Trail(this RunningServer server, string action, DateTimeOffset day)
    {
        using var auditor = server.On(day, Role.Auditor);
        return (await auditor.GetFromJsonAsync($"{RunningServer.Municipality}/gebeurtenissen?actie={action}", WireJson.Default.PaginaGebeurtenis, TestContext.Current.CancellationToken))!.Items;
    }
}
