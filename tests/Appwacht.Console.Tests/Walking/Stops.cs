using Appwacht.Benchmarks.Pages;

namespace Appwacht.Console.Tests.Walking;

/// <summary>Visits pages, each as who sees most on it.</summary>
internal static class Stops
{
    /// <summary>Opens pages and gives what was found wrong with each.</summary>
    /// <param name="site">The server.</param>
    /// <param name="pages">Which pages.</param>
    /// <param name="organisation">Of which organisation.</param>
    /// <param name="open">Opens a browser for somebody.</param>
    /// <param name="look">Looks at the page that is open.</param>
    public static async Task Each(
        Browsing.Site site, IEnumerable<ConsolePage> pages, Core.OrganisationId organisation, Func<Core.Role, Task<Browsing.Visitor>> open, Func<Browsing.Visitor, ConsolePage, Task<IEnumerable<string>>> look)
    {
        var wrong = new List<string>();
        foreach (var seen in pages.GroupBy(page => page.SeesMost))
        {
            await using var visitor = await open(seen.Key);
            foreach (var page in seen)
            {
                var address = page.Address(organisation.Value, site.Values);
                if (await visitor.Open(address) is var status and not 200)
                    wrong.Add($"{address}: {status}");
                wrong.AddRange((await look(visitor, page)).Concat(visitor.Complaints).Select(fault => $"{address}: {fault}"));
            }
        }

        Tour.Nothing(wrong);
    }
}
