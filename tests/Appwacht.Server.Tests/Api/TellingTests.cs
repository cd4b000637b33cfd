using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Api;

public class TellingTests
{
    [Fact]
    public async Task The_server_counts_what_a_check_of_the_same_files_counts()
    {
        await using var server = await RunningServer.Start();
        var counts = await server.Client(Role.DeviceAdministrator).Toestellen.Tel(TestContext.Current.CancellationToken);
        var check = Check(server.App.Services.GetRequiredService<ShippedCatalogue>().Catalogue, counts.Dag);

        var expected = check.Apps.Select(app => (
            app.App.Key, Own(app.Devices).Count(), Own(app.Devices).Count(device => device.IsMobile), Own(app.Devices).Count(device => device.Kind is DeviceKind.Laptop), Own(app.Probable).Count()))
            .Where(app => app.Item2 + app.Item5 > 0).OrderBy(app => app.Key, StringComparer.Ordinal);
        Assert.Equal(expected, counts.Apps.Select(app => (app.App, app.Toestellen ?? -1, app.Mobiel ?? -1, app.Laptops ?? -1, app.Waarschijnlijk ?? -1)).OrderBy(app => app.App, StringComparer.Ordinal));
        foreach (var (effect, count) in new[] { (Effect.Deny, counts.Toestellen.Weren), (Effect.NeedsVetting, counts.Toestellen.EerstBeoordelen), (Effect.AdviseAgainst, counts.Toestellen.Ontraden) })
            Assert.Equal(check.DevicesAt(effect).Count(), count);
        Assert.Equal((695, 33), (counts.PerSoort.Single(kind => kind.Groep is "mobile").Toestellen, counts.Apps.Single(app => app.App is "tiktok").Mobiel));
        // A check of files covers every device in them; what is shown to others is of the same devices everywhere.
        var coverage = Coverage.Of([.. Own(DemoSample.Read(TimeProvider.System.GetUtcNow()).Devices)], new HashSet<string>(), counts.Dag, InventoryAges.StaleAfterDays);
        Assert.Equal((coverage.Total, coverage.Read, coverage.NeverReported, coverage.Stale, coverage.MedianAgeInDays), (counts.Inventarissen.Toestellen, counts.Inventarissen.Gelezen, counts.Inventarissen.NooitGelezen, counts.Inventarissen.Verouderd, counts.Inventarissen.MedianeLeeftijd));
    }

    private static IEnumerable<Device> Own(IEnumerable<Device> devices) => devices.Where(device => device.IsOfTheOrganisation);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "demo");

    private static FleetFolder Files() => FleetFolder.Open(Folder).Folder ?? throw new InvalidDataException();

    private static FleetAnswer Check(AppCatalogue catalogue, DateOnly day)
    {
        var folder = Files();
        var stack = PolicyInForce.Read(File.ReadAllText(Path.Combine(Folder, "beleid.yaml")), catalogue).Stack ?? throw new InvalidDataException();
        var fleet = folder.ReadDevices(new NoRejects());
        var check = new FleetCheck(new CheckQuestion(stack, catalogue.Register, day, Country.Netherlands, []), fleet.Devices, fleet.People);
        foreach (var installed in folder.ReadInstalledApps(fleet, new NoRejects()))
            check.Add(installed);
        return check.Answer();
    }

    private sealed class NoRejects : IRejects
    {
        public void Add(Reject reject) => Assert.Fail($"{reject}");
    }
}
