using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Tasks;

public class PublicTaskTests(Sites sites)
{
    private static readonly string Address = $"/openbaar/{DemoOrganisation.Id}";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Everybody_reads_the_public_page_until_it_is_switched_off(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var anybody = await Visitor.At(site, null);
        Assert.Equal(200, await anybody.Open(Address));
        await anybody.Says("Toestellen met een geweerde app", "TikTok");
        await anybody.IsWell();

        await using var ciso = await site.Go(Role.Ciso, "/instellingen/openbaar");
        await ciso.Page.UncheckAsync("text=Openbare pagina tonen");
        await ciso.Press("Opslaan");
        await ciso.Says("De openbare pagina staat uit.");
        Assert.Equal(404, await anybody.Open(Address));
        Assert.Equal("Niet gevonden", await anybody.Heading());

        await ciso.Page.CheckAsync("text=Openbare pagina tonen");
        await ciso.Press("Opslaan");
        await ciso.Says("De openbare pagina staat aan.");
        Assert.Equal(200, await anybody.Open(Address));
        await ciso.IsWell();
    }
}
