using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Hosting;
using Appwacht.Server.Rounds;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Trail;
using Appwacht.Trail.Verifying;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Audit;

public class AuditTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_auditor_exports_the_trail_and_verifies_it_later_against_what_was_kept()
    {
        await using var server = await RunningServer.Start();
        using var auditor = server.As(Role.Auditor);
        using var made = await auditor.PostAsync(RunningServer.Municipality + "/controlepunten", null, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var kept = await auditor.GetByteArrayAsync(RunningServer.Municipality + "/controlepunten/_export", Cancel);
        var keys = await auditor.GetFromJsonAsync(RunningServer.Municipality + "/controlesleutels", WireJson.Default.PaginaControlesleutel, Cancel);
        var key = TrailKey.FromPem(Assert.Single(keys!.Items).Pem)!;

        // The server gets another key meanwhile.
        server.App.Services.GetRequiredService<ServerKeys>().Rotate();
        var trail = await auditor.GetByteArrayAsync(RunningServer.Municipality + "/gebeurtenissen/_export", Cancel);
        var verification = new TrailVerification();
        verification.Trust(key);
        verification.ReadCheckpoints("eerder", new MemoryStream(kept));
        var point = await made.Content.ReadFromJsonAsync(WireJson.Default.Controlepunt, Cancel);
        var (sequence, hash) = NotedLine.TryParse(point!.Regel)!.Value;
        verification.Remember(sequence, hash);
        var report = verification.Verify(new MemoryStream(trail));
        Assert.Empty(report.Faults);
        Assert.True(report.Confirmed >= 2);
        Assert.Equal("gemeente-voorbeeld", report.Organisation);
    }

    [Fact]
    public async Task The_trail_is_given_in_pages_that_lead_to_one_another()
    {
        await using var server = await RunningServer.Start();
        using var auditor = server.As(Role.Auditor);
        var all = await auditor.GetFromJsonAsync(RunningServer.Municipality + "/gebeurtenissen", WireJson.Default.PaginaGebeurtenis, Cancel);
        Assert.NotNull(all);
        Assert.True(all.Items.Count > 1);
        Assert.Equal(all.Items.Count, all.Totaal);
        var seen = new List<Gebeurtenis>();
        for (var next = new Uri(RunningServer.Municipality + "/gebeurtenissen?aantal=1&wie=operator", UriKind.Relative); next is not null;)
        {
            var page = await auditor.GetFromJsonAsync(next, WireJson.Default.PaginaGebeurtenis, Cancel);
            seen.AddRange(page!.Items);
            next = page.Volgende;
        }

        Assert.Equal(all.Items.Where(entry => entry.Wie == "operator"), seen);
        var adopted = await auditor.GetFromJsonAsync(RunningServer.Municipality + "/gebeurtenissen?actie=policy.adopted&vanaf=2000-01-01T00:00:00Z&tot=2100-01-01T00:00:00Z", WireJson.Default.PaginaGebeurtenis, Cancel);
        Assert.Equal("policy:1", Assert.Single(adopted!.Items).Betreft);
        using var refused = await auditor.GetAsync(RunningServer.Municipality + "/gebeurtenissen?aantal=0", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.DeviceAdministrator)]
    [InlineData(Role.Service)]
    public async Task Whoever_may_not_see_the_trail_gets_nothing_of_it(Role role)
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(role);
        foreach (var path in (string[])["/gebeurtenissen", "/gebeurtenissen/_export", "/controlepunten", "/controlepunten/_export", "/controlesleutels", "/verwerkingen", "/bewaartermijnen"])
        {
            using var answer = await client.GetAsync(RunningServer.Municipality + path, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_keys_are_where_nobody_else_reads_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var server = await RunningServer.Start();
        await server.App.Services.GetRequiredService<DailyRounds>().Once(Cancel);
        var folder = Path.Combine(server.App.Services.GetRequiredService<ServerSettings>().Data, "keys");
        foreach (var name in (string[])["trail.json", "pseudonyms.key"])
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, name)));
    }
}
