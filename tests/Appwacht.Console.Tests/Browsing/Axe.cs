using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>The rules of axe, all of them, those of good practice too.</summary>
internal static class Axe
{
    /// <summary>What is wrong with the page that is shown.</summary>
    public static async Task<IEnumerable<string>> Faults(IPage page) => (await page.RunAxe()).Violations
        .SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{violation.Id}: {violation.Help}: {node.Target} {node.Html}"));
}
