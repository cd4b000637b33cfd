using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Console.Style;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Pages;

/// <summary>How every page looks and what axe says of it, at each width.</summary>
/// <param name="sites">The servers.</param>
/// <param name="theme">In which theme.</param>
public abstract class LookTests(Sites sites, string theme)
{
    [Fact]
    public async Task Axe_finds_nothing_and_nobody_has_to_scroll_sideways()
    {
        var (site, look) = (await sites.On(TestDatabases.Sqlite), Theme.All.Single(one => one.Name == theme));
        await Stops.Each(site, ConsolePage.All, DemoOrganisation.Id, role => Visitor.At(site, role, theme: look), async (visitor, page) =>
        {
            var wrong = new List<string>();
            if (await visitor.Page.Locator($"body.{look.Class}").CountAsync() == 0)
                wrong.Add($"is not in the theme {theme}");
            foreach (var width in Tour.Widths)
            {
                await visitor.Resize(width);
                wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
                await Looks.Shoot(visitor.Page, $"{page.Name}-{width}-{theme}");
            }

            return wrong;
        });
    }

    [Theory]
    [InlineData(1360)]
    [InlineData(320)]
    public async Task Everything_is_reached_with_the_tab_key_and_one_sees_where_one_is(int width)
    {
        var (site, look) = (await sites.On(TestDatabases.Sqlite), Theme.All.Single(one => one.Name == theme));
        await Stops.Each(site, ConsolePage.All, DemoOrganisation.Id, role => Visitor.At(site, role, width, look), async (visitor, _) =>
            (await Looks.Moving(visitor.Page)).Concat(await Looks.WithTab(visitor.Page)));
    }
}

/// <summary>The theme that comes with it.</summary>
public class VoorbeeldTests(Sites sites) : LookTests(sites, "voorbeeld");

/// <summary>Another theme, so that no page leans on the first.</summary>
public class MooiEnAndersTests(Sites sites) : LookTests(sites, "mooi-en-anders");
