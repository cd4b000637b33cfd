using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Findings;

public class CoverageTests
{
    [Theory]
    [InlineData("2026-11-06", 0)]
    [InlineData("2026-11-05", 1)]
    public void An_inventory_of_more_than_fourteen_days_is_stale(string read, int stale)
    {
        var coverage = Of(Phone("d1", read));
        Assert.Equal((1, stale, 0), (coverage.Read, coverage.Stale, coverage.NeverReported));
    }

    [Fact]
    public void A_device_without_inventory_never_reported_unless_apps_were_seen()
    {
        Assert.Equal((0, 1), (Of(Phone("d1", null)).Read, Of(Phone("d1", null)).NeverReported));
        var seen = Coverage.Of([Phone("d1", null)], new HashSet<string> { "d1" }, Given.Today, 14);
        Assert.Equal((1, 0, (int?)null), (seen.Read, seen.NeverReported, seen.MedianAgeInDays));
    }

    [Fact]
    public void An_inventory_from_after_the_day_of_the_check_has_no_age()
    {
        var coverage = Of(Phone("d1", "2027-03-01"));
        Assert.Equal((0, 0), (coverage.MedianAgeInDays, coverage.Stale));
    }

    [Fact]
    public void Mobile_are_the_phones_and_tablets_of_the_organisation()
    {
        var coverage = Of(
            Phone("d1", "2026-11-20"), Phone("d2", "2026-11-20") with { Ownership = Ownership.Byod }, Phone("d3", "2026-11-20") with { Kind = DeviceKind.Tablet, Ownership = Ownership.PrivateUseAllowed },
            Phone("d4", "2026-11-20") with { Kind = DeviceKind.Laptop }, Phone("d5", "2026-11-20") with { Kind = DeviceKind.Unknown, Ownership = Ownership.Unknown });
        Assert.Equal((5, 1, 1, 1, 1, 2), (coverage.Total, coverage.Phones, coverage.Tablets, coverage.Laptops, coverage.OtherKinds, coverage.Mobile));
        Assert.Equal(1, coverage.ByOwnership[Ownership.Byod]);
    }

    [Fact]
    public void The_oldest_the_newest_and_the_middle_are_told()
    {
        var coverage = Of(Phone("d1", "2026-11-20"), Phone("d2", "2026-11-10"), Phone("d3", "2026-01-01"));
        Assert.Equal((10, 1, 20), (coverage.MedianAgeInDays, coverage.Oldest?.Month, coverage.Newest?.Day));
    }

    [Fact]
    public void Of_no_devices_nothing_is_claimed() => Assert.Equal((0, 0, null, null), (Of().Total, Of().Read, Of().Oldest, Of().MedianAgeInDays));

    private static Coverage Of(params Device[] devices) => Coverage.Of(devices, new HashSet<string>(), Given.Today, 14);

    private static Device Phone(string id, string? read) => new(
        id, id, DeviceKind.Phone, Platform.Android, null, Ownership.Managed, null, read is null ? null : new DateTimeOffset(DateOnly.Parse(read), new(12, 0), TimeSpan.Zero));
}
