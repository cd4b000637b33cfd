using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>The rules of axe, all of them, those of good practice too.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong with the page that is shown. Put into the page once and asked for what is wrong only: many times quicker than its own client.</summary>
    public static async Task<IReadOnlyList<string>> Faults(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .flatMap(wrong => wrong.nodes.slice(0, 3).map(node => `${wrong.id}: ${wrong.help}: ${node.target} ${node.html.slice(0, 160)}`))
            """);
    }
}
