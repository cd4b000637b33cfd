using Appwacht.Benchmarks.Pages;

namespace Appwacht.Console.Tests.Pages;

/// <summary>How pages are found and what their addresses are.</summary>
public class AddressTests
{
    [Fact]
    public void Pages_are_found_with_their_right() => Assert.Contains(ConsolePage.All, page => page is { Name: "overzicht", Right: Server.Access.Right.SeeCounts });

    [Fact]
    public void A_page_about_one_thing_gets_a_thing_that_is_there() =>
        Assert.Equal("/organisaties/a/apps/tiktok", new ConsolePage("/organisaties/{organisatie}/apps/{app}", null).Address("a", new Dictionary<string, string> { ["apps"] = "tiktok" }));

    [Fact]
    public void A_page_about_a_thing_that_nobody_named_says_so()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new ConsolePage("/organisaties/{organisatie}/dozen/{doos:int}", null).Address("a", new Dictionary<string, string>()));
        Assert.Contains("nobody said what {doos:int} after /dozen/ can be", refused.Message, StringComparison.Ordinal);
    }
}
