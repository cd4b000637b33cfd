using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

public class TrailTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_auditor_checks_every_line_and_takes_a_checkpoint_along(string kind)
    {
        await using var auditor = await (await sites.ToWorkIn(kind)).Go(Role.Auditor, "/gebeurtenissen");
        await auditor.Press("Controlepunt zetten");
        await auditor.Says("Er is een controlepunt bij regel");
        await auditor.Press("Alle regels toetsen");
        await auditor.Says("De regels kloppen", "controlepunten kloppen ermee");
        Assert.Contains("appwacht-controlepunten-1", Encoding.UTF8.GetString(await auditor.Download("Controlepunten downloaden")), StringComparison.Ordinal);
        Assert.NotEmpty(await auditor.Download("Alles downloaden om zelf te toetsen"));
        await auditor.Choose("Wat", "Rol ingetrokken");
        await auditor.Press("Filteren");
        await auditor.Says("Geen gebeurtenis past bij deze filters");
        await auditor.Follow("Filters wissen");
        await auditor.Says("Beleid vastgesteld");
        await auditor.IsWell();
    }
}
