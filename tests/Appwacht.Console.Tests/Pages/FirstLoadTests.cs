using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Pages;

public class FirstLoadTests(Sites sites)
{
    /// <summary>Over the wire, compressed, with the headers.</summary>
    private const int Most = 150_000;

    [Fact]
    public async Task A_page_with_style_type_and_script_comes_in_few_bytes()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        var wrong = new List<string>();
        foreach (var page in ConsolePage.All)
        {
            // A new browser each time, that has kept nothing.
            await using var visitor = await Visitor.At(site, page.SeesMost);
            var wire = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
            await wire.SendAsync("Network.enable");
            var bytes = 0.0;
            wire.Event("Network.loadingFinished").OnEvent += (_, came) => bytes += came?.GetProperty("encodedDataLength").GetDouble() ?? 0;
            var address = page.Address(DemoOrganisation.Id.Value, site.Values);
            await visitor.Open(address);
            await visitor.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
            TestContext.Current.SendDiagnosticMessage("{0}: {1:#,0} bytes", address, bytes);
            if (bytes is 0 or > Most)
                wrong.Add($"{address}: {bytes} bytes");
        }

        Tour.Nothing(wrong);
    }
}
