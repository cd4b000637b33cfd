using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

public class AppTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whoever_mistypes_an_app_finds_it_and_reads_why_it_is_kept_out(string kind)
    {
        await using var visitor = await (await sites.ToWorkIn(kind)).Go(Role.PolicyMaker, "/apps");
        await visitor.FillSearch("Zoek een app", "tiktolk");
        await visitor.Press("Zoeken");
        await visitor.Says("Er is niets dat precies past bij “tiktolk”");
        await visitor.Follow("TikTok");
        Assert.Equal("TikTok", await visitor.Heading());
        await visitor.Says("geweerd", "TikTok wordt beheerd vanuit China", "gemeente-voorbeeld/landen", "ByteDance");
        await visitor.IsWell();
        await visitor.Page.GoBackAsync();
        Assert.Equal("tiktolk", await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox).InputValueAsync());
    }
}
