using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Pages;

public class EmptyOrganisationTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_organisation_that_has_nothing_yet_has_every_page(string kind)
    {
        var site = await sites.On(kind);
        await Stops.Each(site, ConsolePage.All.Where(page => page is { IsOfOrganisation: true, IsOfOne: false }), Site.Empty, role => Visitor.At(site, role), async (visitor, page) =>
        {
            var wrong = new List<string>();
            foreach (var width in kind is TestDatabases.Sqlite ? [1360, 320] : (int[])[])
            {
                await visitor.Resize(width);
                wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
                await Looks.Shoot(visitor.Page, $"leeg-{page.Name}-{width}");
            }

            return wrong;
        });
    }
}
