using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Rounds;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Audit;

public class RoundTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_directory_that_is_away_does_not_stop_the_rounds()
    {
        string? folder = null;
        await using var server = await RunningServer.Start(change: settings => folder = settings.Data);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder!, "directory.db*").ToArray())
            File.Delete(file);
        using var rounds = ActivatorUtilities.CreateInstance<DailyRounds>(server.App.Services);
        await Assert.ThrowsAnyAsync<Exception>(() => rounds.Once(Cancel));
        await rounds.StartAsync(Cancel);
        await Task.WhenAny(rounds.ExecuteTask!, Task.Delay(TimeSpan.FromSeconds(1), Cancel)); // started, so there is one
        Assert.False(rounds.ExecuteTask!.IsCompleted);
        await rounds.StopAsync(Cancel);
    }

    [Fact]
    public async Task After_a_day_there_is_a_checkpoint_and_after_a_year_of_silence_the_devices_are_gone()
    {
        await using var server = await RunningServer.Start();
        var services = server.App.Services;
        await services.GetRequiredService<DailyRounds>().Once(Cancel);
        using (var auditor = server.As(Role.Auditor))
            Assert.Single((await auditor.GetFromJsonAsync(RunningServer.Municipality + "/controlepunten", WireJson.Default.PaginaControlepunt, Cancel))!.Items);
        // The clock of the server itself stays: it would go through every five minutes of these days.
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(400));
        await ActivatorUtilities.CreateInstance<DailyRounds>(services, later).Once(Cancel);

        await using var db = services.GetRequiredService<Core.Organisations.IDatabases>().Open(Appwacht.Server.Demo.DemoOrganisation.Id);
        var trail = new Core.Audit.ReadTrail(db);
        var line = Assert.Single(await trail.Page(new("retention.applied"), 0, 10, Cancel));
        Assert.Matches("\"toestellen\":[0-9]{3}", line.Details);
        Assert.Equal(2, (await trail.Checkpoints(0, 10, Cancel)).Count);
    }

    [Fact]
    public async Task The_privacy_officer_sets_how_long_things_are_kept()
    {
        await using var server = await RunningServer.Start();
        using var officer = server.As(Role.PrivacyOfficer);
        using var set = await Set(officer, "toestellen", 90, "*");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var periods = await officer.GetFromJsonAsync(RunningServer.Municipality + "/bewaartermijnen", WireJson.Default.Bewaartermijnen, Cancel);
        Assert.Equal((90, 365), periods!.Items.Where(period => period.Soort == "toestellen").Select(period => (period.Dagen, period.Standaard)).Single());
        using var tooShort = await Set(officer, "toestellen", 1, "*");
        using var unknown = await Set(officer, "alles", 90, "*");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (tooShort.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task Who_changes_a_period_says_which_periods_they_saw()
    {
        await using var server = await RunningServer.Start();
        using var officer = server.As(Role.PrivacyOfficer);
        using var seen = await officer.GetAsync(RunningServer.Municipality + "/bewaartermijnen", Cancel);
        var version = seen.Headers.ETag!.ToString(); // told with every answer
        using var blind = await Set(officer, "toestellen", 90, null);
        using var first = await Set(officer, "toestellen", 90, version);
        using var late = await Set(officer, "toestellen", 120, version);
        using var next = await Set(officer, "namen", 120, first.Headers.ETag?.ToString());
        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK],
            new[] { blind, first, late, next }.Select(answer => answer.StatusCode));
    }

    private static Task<HttpResponseMessage> Set(HttpClient officer, string kind, int days, string? version) => officer.Ask(
        HttpMethod.Put, $"{RunningServer.Municipality}/bewaartermijnen/{kind}", JsonContent.Create(new BewaartermijnWijziging(days), WireJson.Default.BewaartermijnWijziging),
        version is null ? [] : [("If-Match", version)]);
}
