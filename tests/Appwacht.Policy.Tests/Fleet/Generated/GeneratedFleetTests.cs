using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Policy.Tests.Fleet.Generated;

public sealed class GeneratedFleetTests
{
    private static readonly FleetPlan Plan = new() { Seed = 7, KnownApps = 4_000, UnknownApps = 2_000 };

    [Fact]
    public void The_same_seed_makes_the_same_fleet_and_another_seed_another()
    {
        Assert.Equal(Written(Plan, 40), Written(Plan, 40));
        Assert.NotEqual(Written(Plan, 40)["installed-apps.csv"], Written(Plan with { Seed = 8 }, 40)["installed-apps.csv"]);
    }

    [Fact]
    public void A_smaller_fleet_is_the_beginning_of_a_larger_one()
    {
        var (small, large) = (Written(Plan, 30), Written(Plan, 300));
        foreach (var name in (string[])["devices.csv", "people.csv", "installed-apps.csv", "exemptions.csv"])
            Assert.StartsWith(small[name], large[name], StringComparison.Ordinal);
    }

    /// <summary>What a fleet is made from must stay what it is: figures of two years are compared with each other.</summary>
    [Fact]
    public void The_first_device_stays_what_it_is()
    {
        var device = new GeneratedFleet(Plan).Devices(1).Single();
        Assert.Equal("1e6f4838-0c8b-bd4b-6376-fdc97b188314 Android Managed Toezicht 151 3756 3852 3946 3984",
            $"{device.Device.Id} {device.Device.Platform} {device.Device.Ownership} {device.Person.Unit} {device.Apps.Length} {string.Join(' ', device.Apps[^4..])}");
    }

    [Fact]
    public void Devices_have_eighty_to_a_hundred_and_sixty_apps_of_their_own_store_each_once()
    {
        var fleet = new GeneratedFleet(Plan);
        var devices = fleet.Devices(500).ToArray();
        Assert.All(devices, device => Assert.InRange(device.Apps.Length, FleetPlan.FewestApps, FleetPlan.MostApps));
        Assert.All(devices, device => Assert.Equal(device.Apps.Distinct().Order(), device.Apps));
        Assert.All(devices, device => Assert.All(device.Apps, app => Assert.Equal(device.Device.Platform is Register.Platform.Android, fleet.Apps.Of(app).Id?.Platform is Register.Platform.Android)));
        Assert.InRange(devices.Average(device => device.Apps.Length), 115, 125);
    }

    [Fact]
    public void An_app_twice_as_far_down_the_ranks_is_on_half_as_many_devices()
    {
        var fleet = new GeneratedFleet(new FleetPlan { Seed = 3 });
        var ranks = new int[fleet.Plan.Products];
        foreach (var device in fleet.Devices(2_000))
            foreach (var app in device.Apps.Where(app => app < fleet.Plan.KnownApps))
                ranks[app / 2]++;

        // Not at the top, where an app is on nearly every device and cannot be on more.
        var (first, second) = (ranks[200..400].Sum(), ranks[400..800].Sum());
        Assert.InRange((double)second / first, 0.95, 1.1);
        Assert.InRange(ranks[1_000..2_000].Sum() / 1_000.0 / (ranks[8_000..16_000].Sum() / 8_000.0), 7, 9);
        Assert.All(ranks[..5], count => Assert.InRange(count, 1_800, 2_000));
    }

    [Fact]
    public void What_the_benchmark_asks_about_is_there_in_the_shares_it_needs()
    {
        var fleet = new GeneratedFleet(new FleetPlan());
        var apps = fleet.Devices(1_000).SelectMany(device => device.Apps).ToArray();
        double Share(Func<int, bool> holds) => (double)apps.Count(holds) / apps.Length;

        Assert.InRange(Share(app => fleet.Apps.ProductOf(app) is null), 0.0015, 0.0025);
        Assert.InRange(Share(app => fleet.Apps.ProductOf(app)?.IsFromListedCountry is true), 0.0015, 0.004);
        Assert.InRange(Share(app => fleet.Apps.ProductOf(app)?.Country.Code == GeneratedProduct.SmallCountry), 0.006, 0.01);
        Assert.InRange(Share(app => fleet.Apps.ProductOf(app)?.Country.Code == GeneratedProduct.LargeCountry), 0.35, 0.45);
    }

    [Fact]
    public void Exemptions_are_on_one_device_in_two_hundred_and_break_no_rule()
    {
        var exemptions = new GeneratedFleet(Plan).Exemptions(4_000).ToArray();
        Assert.InRange(exemptions.Length, 10, 35);
        Assert.All(exemptions, exemption => Assert.Null(exemption.WhyNot()));
    }

    [Fact]
    public void The_register_holds_together_and_the_policy_is_read_without_a_fault()
    {
        var fleet = new GeneratedFleet(Plan);
        var register = GeneratedRegister.Read(fleet.Apps);
        Assert.Equal(5, InMemory.Policy(Plan, register).Rules.Count);
        Assert.All(fleet.Apps.Products, product => Assert.Equal(
            [product.Country], Register.ControlChain.Of(Found(register, product), register, Plan.Day, Register.Country.Netherlands).Countries.Select(path => path.Country)));
    }

    [Theory]
    [InlineData(1_000, 2_000)]
    [InlineData(4_001, 2_000)]
    [InlineData(4_000, 0)]
    public void A_plan_that_no_fleet_can_be_made_from_is_refused(int known, int unknown) =>
        Assert.Throws<ArgumentException>(() => new GeneratedFleet(new FleetPlan { KnownApps = known, UnknownApps = unknown }));

    private static Register.App Found(Register.AppRegister register, GeneratedProduct product) =>
        register.Find(product.Slug) ?? throw new InvalidOperationException($"{product.Slug} is not in the register.");

    private static Dictionary<string, string> Written(FleetPlan plan, int devices) => InMemory.Write(new GeneratedFleet(plan), devices);
}
