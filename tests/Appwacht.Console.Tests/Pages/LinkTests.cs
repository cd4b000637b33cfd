using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Access;

namespace Appwacht.Console.Tests.Pages;

/// <summary>Follows every link on every page, as everybody.</summary>
public partial class LinkTests(Sites sites)
{
    /// <summary>Of one kind of page so many are enough: the others are made the same.</summary>
    private const int OfOneKind = 5;

    private static readonly string Home = $"/organisaties/{DemoOrganisation.Id}";

    public static TheoryData<Role> Roles => [.. Tour.Roles];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task The_menu_has_what_somebody_may_see_and_no_link_leads_nowhere(Role role)
    {
        await Chromium.Browser(); // without it the server was not started for any other test
        var site = await sites.On(TestDatabases.Sqlite);
        using var browser = new Browser(site.Server.Address);
        using var _ = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", role.Name()));
        var allowed = ConsolePage.All.Where(page => page is { IsOfOrganisation: true, IsOfOne: false } && page.MaySee.Contains(role)).Select(page => page.Address(DemoOrganisation.Id.Value, site.Values)).ToArray();
        var (wrong, seen, toVisit, inMenu) = (new List<string>(), new HashSet<string>(), new Queue<(string Address, string From)>([("/", "")]), new HashSet<string>());
        var visited = new Dictionary<string, int>();
        while (toVisit.TryDequeue(out var next))
        {
            // The other organisation has the same pages.
            if (!seen.Add(next.Address) || next.Address.StartsWith($"/organisaties/{Site.Empty}", StringComparison.Ordinal))
                continue;
            var kind = KindOf(next.Address);
            if ((visited[kind] = visited.GetValueOrDefault(kind) + 1) > OfOneKind)
                continue;
            using var answer = await browser.Open(next.Address);
            if (answer.StatusCode is not HttpStatusCode.OK)
                wrong.Add($"{next.From} links to {next.Address}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType is not "text/html")
                continue;
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var at = answer.RequestMessage!.RequestUri!;
            inMenu.UnionWith(Navigation().Matches(html).SelectMany(menu => Links(menu.Value, at)).Select(link => link.AbsolutePath));
            foreach (var link in Links(html, at).Where(link => link.Authority == site.Server.Address.Authority))
                toVisit.Enqueue((link.PathAndQuery, at.PathAndQuery));
        }

        wrong.AddRange(inMenu.Except(allowed).Select(path => $"the menu has {path}"));
        wrong.AddRange(allowed.Where(path => path[Home.Length..].Count(step => step is '/') <= 1).Except(inMenu).Select(path => $"the menu has no {path}"));
        wrong.AddRange(allowed.Except(seen.Select(address => address.Split('?')[0])).Select(path => $"no link leads to {path}"));
        Tour.Nothing(wrong);
    }

    /// <summary>The page that an address is of, without which one: a link with other filters is of the same kind.</summary>
    private static string KindOf(string address)
    {
        var path = address.Split('?')[0];
        return ConsolePage.All.FirstOrDefault(page => page.Fits(path))?.Template ?? path;
    }

    private static IEnumerable<Uri> Links(string html, Uri at) =>
        Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => !link.StartsWith('#') && !link.StartsWith("mailto:", StringComparison.Ordinal)).Select(link => new Uri(at, link));

    [GeneratedRegex("""<a\b[^>]*?\shref="([^"]*)"[^>]*>""")]
    private static partial Regex Link();

    [GeneratedRegex("""<nav class="(?:menu-bar|submenu)".*?</nav>""", RegexOptions.Singleline)]
    private static partial Regex Navigation();
}
