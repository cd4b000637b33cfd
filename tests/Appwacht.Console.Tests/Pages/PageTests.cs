using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Pages;

/// <summary>Every page, as everybody, on both kinds of database.</summary>
public class PageTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Who_may_see_a_page_gets_it_whole_and_the_browser_has_nothing_to_complain_about(string kind)
    {
        var (site, wrong) = (await sites.On(kind), new List<string>());
        foreach (var role in Tour.Roles)
        {
            await using var visitor = await Visitor.At(site, role);
            foreach (var page in ConsolePage.All.Where(page => page.MaySee.Contains(role)))
            {
                var address = page.Address(DemoOrganisation.Id.Value, site.Values);
                wrong.AddRange(await Faults(visitor, address, 200, "nl").Select(fault => $"{role.Name()} {address}: {fault}").ToListAsync(TestContext.Current.CancellationToken));
            }
        }

        Tour.Nothing(wrong);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Who_may_not_see_a_page_gets_a_page_that_says_so(string kind)
    {
        var (site, wrong) = (await sites.On(kind), new List<string>());
        foreach (var role in Tour.Roles)
        {
            await using var visitor = await Visitor.At(site, role);
            foreach (var page in ConsolePage.All.Where(page => !page.MaySee.Contains(role)))
            {
                var address = page.Address(DemoOrganisation.Id.Value, site.Values);
                wrong.AddRange(await Faults(visitor, address, 403, "nl").Select(fault => $"{role.Name()} {address}: {fault}").ToListAsync(TestContext.Current.CancellationToken));
                if (await visitor.Page.Locator("h1").InnerTextAsync() is not "Geen toegang")
                    wrong.Add($"{role.Name()} {address}: does not say that there is no access");
            }
        }

        Tour.Nothing(wrong);
    }

    [Fact]
    public async Task Every_page_is_there_in_English()
    {
        var (site, wrong) = (await sites.On(TestDatabases.Sqlite), new List<string>());
        foreach (var pages in ConsolePage.All.GroupBy(page => page.SeesMost))
        {
            await using var visitor = await Visitor.At(site, pages.Key, language: "en");
            foreach (var page in pages)
            {
                var address = page.Address(DemoOrganisation.Id.Value, site.Values);
                wrong.AddRange((await Faults(visitor, address, 200, "en").ToListAsync(TestContext.Current.CancellationToken)).Concat(await Axe.Faults(visitor.Page)).Select(fault => $"{address}: {fault}"));
            }
        }

        Tour.Nothing(wrong);
    }

    private static async IAsyncEnumerable<string> Faults(Visitor visitor, string address, int status, string language)
    {
        if (await visitor.Open(address) is var got && got != status)
            yield return $"answered {got}, not {status}";
        if (await visitor.Page.Locator("h1").CountAsync() is var headings and not 1)
            yield return $"has {headings} headings of the first level";
        else if (await visitor.Page.TitleAsync() is var title && !title.StartsWith(await visitor.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal))
            yield return $"has the title '{title}', which does not begin with its heading";
        if (await visitor.Page.Locator("html").GetAttributeAsync("lang") is var lang && lang != language)
            yield return $"is in the language '{lang}'";
        // Without its style a page has the type of the browser itself.
        if (!(await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily")).Contains("Noto Sans", StringComparison.Ordinal))
            yield return "has no style";
        foreach (var complaint in visitor.Complaints)
            yield return complaint;
    }
}
