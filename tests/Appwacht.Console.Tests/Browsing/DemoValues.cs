using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>Something that is there for each kind of page about one thing, so that a page is seen with what it is for.</summary>
internal static class DemoValues
{
    /// <summary>By the step before it in an address: <c>apps</c> → <c>tiktok</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(RunningServer server)
    {
        var cancel = TestContext.Current.CancellationToken;
        var devices = server.Client(Role.DeviceAdministrator);
        var found = await devices.Toestellen.Bevindingen(app: "tiktok", cancel: cancel).FirstAsync(cancel);
        var own = await server.Employee(DemoSignIn.EmployeeKey).Toestellen.Mijn(cancel).FirstAsync(cancel);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var exemption = await devices.Uitzonderingen.VraagAan(
            new("device", $"{found.Toestel}", "tiktok", "Toezicht op jeugd", "Alleen daar te zien.", "Apart toestel, zonder contacten.", today, today.AddMonths(6)), cancel);
        using var client = server.As(Role.DeviceAdministrator);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "walk");
        using var answer = await client.PostAsJsonAsync($"{RunningServer.Municipality}/importen", new NieuweImport("voorbeeld"), WireJson.Default.NieuweImport, cancel);
        var import = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(WireJson.Default.ImportStand, cancel);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["apps"] = "tiktok",
            ["beleid"] = "1",
            ["invoer"] = $"{import?.Nummer}",
            ["landenlijsten"] = "offensive-cyber-programme",
            ["mijn-toestel"] = $"{own.Nummer}",
            ["partijen"] = "bytedance",
            ["toestellen"] = $"{found.Toestel}",
            ["uitzonderingen"] = $"{exemption.Value.Nummer}",
        };
    }
}
