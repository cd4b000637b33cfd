using Appwacht.Core;
using Appwacht.Server.Console.Style;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>Somebody at a browser, in one tab, and what the browser had to complain about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly Site site;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visitor(Site site, IBrowserContext context, IPage page)
    {
        (this.site, this.context, Page) = (site, context, page);
        page.Console += (_, said) => Hear(said.Type is "error" or "warning", $"{said.Type}: {said.Text}");
        page.PageError += (_, error) => Hear(true, $"script: {error}");
        page.RequestFailed += (_, request) => Hear(request.Failure is not "net::ERR_ABORTED", $"{request.Failure}: {request.Url}");
        page.Request += (_, request) => Hear(IsElsewhere(request.Url), $"asks another site: {request.Url}");
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about since a page was last opened: scripts, the content policy, what did not load, other sites.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
                return [.. complaints];
        }
    }

    /// <summary>Opens a browser for somebody.</summary>
    /// <param name="site">Where they go.</param>
    /// <param name="role">Their role; null for somebody who is not signed in.</param>
    /// <param name="width">How wide the window is.</param>
    /// <param name="theme">The theme; the usual one when none is given.</param>
    /// <param name="language">What they read.</param>
    /// <param name="hasScript">Whether the browser runs scripts.</param>
    public static async Task<Visitor> At(Site site, Role? role, int width = 1360, Theme? theme = null, string language = "nl", bool hasScript = true)
    {
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = language is "en" ? "en-GB" : "nl-NL",
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = role is { } known ? await site.SignedIn(known) : null,
        });
        context.SetDefaultTimeout(15_000);
        if (theme is not null)
            await context.AddCookiesAsync([new() { Name = Site.ThemeCookie, Value = theme.Name, Url = site.Server.Address.ToString() }]);
        return new Visitor(site, context, await context.NewPageAsync());
    }

    /// <summary>Opens a page of the site.</summary>
    public async Task<int> Open(string address)
    {
        lock (complaints)
            complaints.Clear();
        var answer = await Page.GotoAsync(new Uri(site.Server.Address, address).ToString());
        return answer?.Status ?? 0;
    }

    /// <summary>Makes the window another width; the page stays.</summary>
    public Task Resize(int width) => Page.SetViewportSizeAsync(width, 900);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private bool IsElsewhere(string address) => new Uri(address) is { Scheme: not "data" } asked && asked.Authority != site.Server.Address.Authority;

    private void Hear(bool isWrong, string complaint)
    {
        // That the page itself was refused is looked at by its status.
        if (!isWrong || complaint.Contains("the server responded with a status of 4", StringComparison.Ordinal))
            return;
        lock (complaints)
            complaints.Add(complaint);
    }
}
