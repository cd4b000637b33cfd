using System.Net;
using Appwacht.Core;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

/// <summary>Looks at pages as one of the people of the demonstration.</summary>
internal static class Pages
{
    /// <summary>A browser of somebody with the role, in Dutch.</summary>
    public static async Task<Browser> SignedIn(RunningServer server, Role role)
    {
        var browser = new Browser(server.Address);
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", role.Name()));
        Assert.True(browser.IsSignedIn);
        return browser;
    }

    /// <summary>What is on a page that can be opened.</summary>
    public static async Task<string> Text(Browser browser, string address)
    {
        using var page = await browser.Open(address);
        Assert.True(page.IsSuccessStatusCode, $"{address}: {page.StatusCode}");
        return await Text(page);
    }

    /// <summary>What is on a page, with characters as they are read.</summary>
    public static async Task<string> Text(HttpResponseMessage page) => WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
