using Appwacht.Core.Fleet;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using static Appwacht.Core.Tests.Fleet.OneOrganisation;

namespace Appwacht.Core.Tests.Fleet;

/// <summary>What is kept of a device follows from whose it is. The marker is an app that nobody else has.</summary>
public class KeptAppsTests
{
    private const string Marker = "android:nl.marker.xq7";
    private const string Monday = "2026-11-16T10:00:00Z";

    [Fact]
    public async Task Of_a_managed_device_every_app_is_kept()
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1"), Inventory("d1", Monday, Marker, Named));
        Assert.Equal($"{Marker} {Named}", organisation.InFleet()["d1"]);
    }

    [Theory]
    [InlineData(Ownership.Byod)]
    [InlineData(Ownership.Private)]
    public async Task Of_a_private_device_only_the_work_profile_is_kept_and_the_rest_is_nowhere(Ownership ownership)
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1", ownership), Inventory("d1", Monday, $"{Marker} 9.marker", $"{Marker} 9.marker personal", "android:work 1 work"));
        await organisation.Take(Device("d2", ownership), Inventory("d2", Monday, $"{Marker} 9.marker personal", "android:work 1 work"));
        Assert.Equal("android:work", organisation.InFleet()["d1"]);
        Assert.Equal(organisation.InFleet(), await organisation.InDatabase());
        Assert.DoesNotContain(organisation.Workspace.Fleet.Now.Apps.All, app => app.Id?.ToString() == Marker);
        Assert.False(organisation.IsOnDisk("marker"));
        Assert.True(organisation.IsOnDisk("android"));
    }

    [Fact]
    public async Task Of_a_device_that_is_not_known_nothing_is_kept()
    {
        await using var organisation = await Make();
        await organisation.Take(Inventory("d1", Monday, Marker));
        Assert.False(organisation.IsOnDisk("marker"));
    }

    [Theory]
    [InlineData(Ownership.PrivateUseAllowed)]
    [InlineData(Ownership.Unknown)]
    public async Task Of_a_device_with_private_use_what_nothing_names_is_counted_and_not_kept_with_it(Ownership ownership)
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1", ownership), Device("d2", ownership), Inventory("d1", Monday, Marker, Named), Inventory("d2", Monday, Marker));
        Assert.Equal(Named, organisation.InFleet()["d1"]);
        Assert.Equal(organisation.InFleet(), await organisation.InDatabase());
        Assert.Equal("2", await Counts(organisation));
    }

    [Fact]
    public async Task What_is_named_is_known_by_the_app_and_not_by_a_number_that_a_failed_turn_gave_it()
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1", Ownership.PrivateUseAllowed));
        await using var db = organisation.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit RENAME TO elsewhere", TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => organisation.Take(Inventory("d1", Monday, Named)));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO audit", TestContext.Current.CancellationToken);
        // Now the marker gets the number that was given to the other.
        await organisation.Take(Inventory("d1", Monday, Marker));
        Assert.Equal("", organisation.InFleet()["d1"]);
        Assert.Equal("", (await organisation.InDatabase())["d1"]);
    }

    [Fact]
    public async Task A_device_is_counted_once_a_week()
    {
        await using var organisation = await Make();
        await organisation.Take(Device("d1", Ownership.PrivateUseAllowed), Inventory("d1", Monday, Marker), Inventory("d1", "2026-11-22T22:59:59Z", Marker));
        Assert.Equal("1", await Counts(organisation));
        await organisation.Restart();
        // Past midnight in the Netherlands it is Monday again.
        await organisation.Take(Inventory("d1", "2026-11-15T22:00:00Z", Marker), Inventory("d1", "2026-11-22T23:00:01Z", Marker));
        Assert.Equal("1 1", await Counts(organisation));
    }

    private static async Task<string> Counts(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        return string.Join(' ', await db.Set<CountedApp>().OrderBy(counted => counted.Week).Select(counted => counted.Devices).ToListAsync(TestContext.Current.CancellationToken));
    }
}
