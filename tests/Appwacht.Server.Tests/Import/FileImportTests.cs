using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Import;

public class FileImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_files_of_a_management_system_are_taken_once_and_bad_rows_are_set_aside_with_file_and_line(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        using var client = server.As(Role.DeviceAdministrator);
        var number = await Begin(client);
        for (var time = 0; time < 2; time++)
        {
            using var form = Files(
                ("devices.csv", "device_id,name,kind,platform,ownership,inventory_at\nt1,Een,phone,android,managed,2026-11-20T10:00:00Z\n,Niemand,phone,android,managed,\nt2,Twee,phone,android,managed,2026-11-20T10:00:00Z\n"),
                ("installed-apps.csv", "device_id,app_id,app_name\nt1,com.zhiliaoapp.musically,TikTok\nonbekend,com.x,X\n"));
            using var answer = await client.PostAsync($"{RunningServer.Municipality}/importen/{number}/bestanden", form, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var stand = await answer.Content.ReadFromJsonAsync(WireJson.Default.ImportStand, Cancel);
            // Two devices and their inventories, also of the one without apps; two rows that name no device of ours.
            Assert.Equal((6L, 4L, 2L), (stand!.Regels, stand.Genomen, stand.Afgewezen));
        }

        var rejects = await client.GetFromJsonAsync($"{RunningServer.Municipality}/importen/{number}/afgewezen", WireJson.Default.PaginaAfgewezenRegel, Cancel);
        Assert.Equal([("devices.csv", 3L), ("installed-apps.csv", 3L)], rejects!.Items.Select(reject => (reject.Bestand, reject.Regel)));
        var found = await client.GetFromJsonAsync(RunningServer.Municipality + "/toestellen?oordeel=deny&aantal=200&na=795", WireJson.Default.PaginaToestel, Cancel);
        Assert.Equal("Een", Assert.Single(found!.Items).Naam);
    }

    [Theory]
    [InlineData("../../etc/devices.csv.exe")]
    [InlineData("geheim.txt")]
    public async Task A_file_with_another_name_is_refused_and_nothing_of_it_is_kept(string name)
    {
        string? data = null;
        await using var server = await RunningServer.Start(change: settings => data = settings.Data);
        using var client = server.As(Role.DeviceAdministrator);
        var number = await Begin(client);
        using var form = Files((name, "x"));
        using var answer = await client.PostAsync($"{RunningServer.Municipality}/importen/{number}/bestanden", form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(data!, "uploads")));
    }

    [Fact]
    public async Task Files_that_a_killed_server_left_behind_are_gone_at_the_next_start()
    {
        string? data = null;
        await using var server = await RunningServer.Start(change: settings =>
        {
            data = Directory.CreateDirectory(Path.Combine(settings.Data, "uploads", "left")).FullName;
            File.WriteAllText(Path.Combine(data, "people.csv"), "person_id");
        });
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_refused_with_every_reason()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.DeviceAdministrator);
        using var form = Files(("devices.csv", "naam\nx\n"), ("installed-apps.csv", "y\nz\n"));
        using var answer = await client.PostAsync($"{RunningServer.Municipality}/importen/{await Begin(client)}/bestanden", form, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync(WireJson.Default.Probleem, Cancel);
        Assert.Equal(2, problem!.Fouten.DistinctBy(fault => fault.Veld).Count());
    }

    private static async Task<int> Begin(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RunningServer.Municipality + "/importen") { Content = JsonContent.Create(new NieuweImport("intune"), WireJson.Default.NieuweImport) };
        request.Headers.Add("Idempotency-Key", $"test-{Guid.NewGuid():N}");
        using var answer = await client.SendAsync(request, Cancel);
        return (await answer.Content.ReadFromJsonAsync(WireJson.Default.ImportStand, Cancel))!.Nummer;
    }

    private static MultipartFormDataContent Files(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in files)
            form.Add(new StringContent(text), "bestand", name);
        return form;
    }
}
