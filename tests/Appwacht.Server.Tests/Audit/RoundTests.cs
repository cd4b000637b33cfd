using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Rounds;
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
        using var set = await officer.PutAsJsonAsync(RunningServer.Municipality + "/bewaartermijnen/toestellen", new BewaartermijnWijziging(90), WireJson.Default.BewaartermijnWijziging, Cancel);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var periods = await officer.GetFromJsonAsync(RunningServer.Municipality + "/bewaartermijnen", WireJson.Default.Bewaartermijnen, Cancel);
        Assert.Equal((90, 365), periods!.Items.Where(period => period.Soort == "toestellen").Select(period => (period.Dagen, period.Standaard)).Single());
        using var tooShort = await officer.PutAsJsonAsync(RunningServer.Municipality + "/bewaartermijnen/toestellen", new BewaartermijnWijziging(1), WireJson.Default.BewaartermijnWijziging, Cancel);
        using var unknown = await officer.PutAsJsonAsync(RunningServer.Municipality + "/bewaartermijnen/alles", new BewaartermijnWijziging(90), WireJson.Default.BewaartermijnWijziging, Cancel);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (tooShort.StatusCode, unknown.StatusCode));
    }
}
