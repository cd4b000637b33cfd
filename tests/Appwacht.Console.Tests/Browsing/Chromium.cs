using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>The browser that the system has; one for all tests, and none is ever fetched.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(Start);

    /// <summary>The browser, or a skipped test where there is none.</summary>
    public static async Task<IBrowser> Browser()
    {
        if (Program is null)
            Assert.Skip("Chromium is not installed here.");
        return (await Started.Value).Browser;
    }

    /// <summary>Ends it.</summary>
    public static async ValueTask Stop()
    {
        if (!Started.IsValueCreated)
            return;
        var (driver, browser) = await Started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static string? Program => Places.FirstOrDefault(File.Exists);

    private static async Task<(IPlaywright Driver, IBrowser Browser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        // Root cannot use the sandbox of Chromium; it sees nothing but our own server.
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, ChromiumSandbox = !Environment.IsPrivilegedProcess }));
    }
}
