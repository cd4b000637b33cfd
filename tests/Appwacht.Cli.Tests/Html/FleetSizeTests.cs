using Appwacht.Cli.Reports;
using Appwacht.Cli.Reports.Html;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;

namespace Appwacht.Cli.Tests.Html;

public sealed class FleetSizeTests
{
    [Theory]
    [InlineData(695, 60, 0, 40, 5, "795", "790", "5")]
    [InlineData(695, 60, 0, 40, 0, "795", "795", "0")]
    [InlineData(695, 60, 0, 40, 3, "795", "at least 791", "fewer than 5")]
    [InlineData(695, 60, 2, 40, 5, "at least 796", "at least 791", "5")]
    [InlineData(695, 60, 2, 40, 3, "at least 796", "at least 792", "fewer than 5")]
    [InlineData(20, 0, 0, 0, 17, "20", "fewer than 5", "at least 16")]
    [InlineData(20, 0, 2, 0, 22, "at least 21", "0", "at least 21")]
    public void Neither_a_small_part_nor_its_rest_can_be_calculated(
        int mobile, int laptops, int others, int byod, int never, string total, string read, string neverReported)
    {
        var all = mobile + laptops + others + byod;
        var size = FleetSize.Of(new Coverage(
            all, mobile, 0, laptops, others, new Dictionary<Ownership, int> { [Ownership.Managed] = all - byod, [Ownership.Byod] = byod },
            all - never, 0, never, null, null, null));

        Assert.Equal((total, read, neverReported), (size.Total.In(Words.English), size.Read.In(Words.English), size.NeverReported.In(Words.English)));
    }
}
