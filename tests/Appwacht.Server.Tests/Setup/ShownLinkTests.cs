using System.Diagnostics;
using System.Net;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Access;

namespace Appwacht.Server.Tests.Setup;

public class ShownLinkTests
{
    [Fact]
    public async Task The_program_shows_a_link_that_works_when_it_starts_with_nothing()
    {
        var data = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(AppwachtServer).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--data", data]) { RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        try
        {
            Uri? link = null;
            while (link is null && await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
                link = line.Split(' ')[^1] is var last && last.Contains("/instellen/", StringComparison.Ordinal) ? new Uri(last) : null;
            Assert.NotNull(link);
            using var browser = new Browser(link);
            using var page = await browser.Open(link.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(data, recursive: true);
        }
    }
}
