using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

public sealed partial class VormgevingTests
{
    private const string Page = PageStage.Municipality + "/instellingen/vormgeving";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    [Fact]
    public async Task An_organisation_chooses_a_theme_that_comes_with_it()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        Assert.Contains("<body class=\"voorbeeld-theme\">", await Pages.Text(ciso, Page), StringComparison.Ordinal);
        using (var refused = await ciso.Submit(Page, Page, ("_handler", "thema"), ("thema", "eigen")))
            Assert.Contains("Lees eerst uw eigen thema in.", await Pages.Text(refused), StringComparison.Ordinal);
        using (var chosen = await ciso.Submit(Page, Page, ("_handler", "thema"), ("thema", "mooi-en-anders")))
            Assert.Contains("<body class=\"ma-theme\">", await Pages.Text(chosen), StringComparison.Ordinal);
        using var employee = await Pages.SignedIn(server, Role.Employee);
        Assert.Contains("<body class=\"ma-theme\">", await Pages.Text(employee, PageStage.Municipality + "/mijn-toestel"), StringComparison.Ordinal);
        using var anybody = new Browser(server.Address);
        Assert.Contains("<body class=\"ma-theme\">", await Pages.Text(anybody, "/openbaar/gemeente-voorbeeld"), StringComparison.Ordinal);
        Assert.Contains("<body class=\"voorbeeld-theme\">", await Pages.Text(anybody, "/aanmelden"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_brings_its_own_theme_and_every_mistake_in_it_is_told_with_its_line()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using (var refused = await Send(ciso, "eigen", ("stijl", "thema.css", Encoding.UTF8.GetBytes(".ons {\n--a: url(//elders);\nbody: x;\n}"))))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Regel 2: De waarde van `--a` mag niet", page, StringComparison.Ordinal);
            Assert.Contains("Regel 3: Alleen eigen eigenschappen mogen", page, StringComparison.Ordinal);
        }

        using (var nothing = await Send(ciso, "eigen"))
            Assert.Contains("Kies een bestand.", await Pages.Text(nothing), StringComparison.Ordinal);
        using (var brought = await Send(ciso, "eigen", ("stijl", "thema.css", "/* ons */\n.ons {\n  --utrecht-link-color: #004488;\n}\n"u8.ToArray())))
            Assert.Contains("<body class=\"voorbeeld-theme eigen-theme\">", await Pages.Text(brought), StringComparison.Ordinal);

        using var page2 = await ciso.Open(PageStage.Municipality);
        var sheet = Sheet().Match(await Pages.Text(page2)).Groups[1].Value;
        Assert.DoesNotContain("style=", await Pages.Text(page2), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page2.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var anonymous = server.Anonymous();
        using var served = await anonymous.GetAsync(sheet, TestContext.Current.CancellationToken);
        Assert.Equal(("text/css", ".eigen-theme {\n--utrecht-link-color: #004488;\n}\n"), (served.Content.Headers.ContentType?.MediaType, await served.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Contains("immutable", served.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());

        foreach (var other in (string[])[sheet.Replace("thema.", "thema.0", StringComparison.Ordinal), sheet.Replace("gemeente-voorbeeld", "gemeente-elders", StringComparison.Ordinal), "/stijl/van/../x/y"])
        {
            using var missing = await anonymous.GetAsync(other, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        // Chosen away from and back, it is still there.
        using (var away = await ciso.Submit(Page, Page, ("_handler", "thema"), ("thema", "voorbeeld")))
            Assert.Contains("<body class=\"voorbeeld-theme\">", await Pages.Text(away), StringComparison.Ordinal);
        using (var back = await ciso.Submit(Page, Page, ("_handler", "thema"), ("thema", "eigen")))
            Assert.Contains(sheet, await Pages.Text(back), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_is_a_picture_that_stands_on_every_page_until_it_is_removed()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using (var refused = await Send(ciso, "logo", ("logo", "logo.png", "<svg onload='x'/>"u8.ToArray())))
            Assert.Contains("Het logo is een PNG- of WebP-bestand.", await Pages.Text(refused), StringComparison.Ordinal);
        using (var large = await Send(ciso, "logo", ("logo", "logo.png", [.. Png, .. new byte[200_000]])))
            Assert.Contains("Het logo is te groot", await Pages.Text(large), StringComparison.Ordinal);
        using (var brought = await Send(ciso, "logo", ("logo", "logo.svg", Png)))
            Assert.Contains("De pagina’s hebben nu dit logo.", await Pages.Text(brought), StringComparison.Ordinal);
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        var address = Logo().Match(await Pages.Text(auditor, PageStage.Municipality)).Groups[1].Value;
        using var anonymous = server.Anonymous();
        using (var served = await anonymous.GetAsync(address, TestContext.Current.CancellationToken))
        {
            Assert.Equal("image/png", served.Content.Headers.ContentType?.MediaType);
            Assert.Equal(Png, await served.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains("Vormgeving gewijzigd", await Pages.Text(auditor, PageStage.Municipality + "/gebeurtenissen"), StringComparison.Ordinal);
        using (var removed = await ciso.Submit(Page, Page, ("_handler", "weg")))
            Assert.DoesNotMatch(Logo(), await Pages.Text(removed));
    }

    private static Task<HttpResponseMessage> Send(Browser browser, string form, params (string Field, string Name, byte[] Content)[] files) => browser.Upload(Page, Page, [("_handler", form)], files);

    [GeneratedRegex("href=\"(/stijl/van/gemeente-voorbeeld/[^\"]*\\.css)\"")]
    private static partial Regex Sheet();

    [GeneratedRegex("<img class=\"brand-logo\" src=\"([^\"]*)\"")]
    private static partial Regex Logo();
}
