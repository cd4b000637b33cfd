using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

public class ImportTaskTests(Sites sites)
{
    /// <summary>Enough for the page to be seen while it goes on, on most machines.</summary>
    private const int Devices = 400;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Files_are_read_in_with_progress_and_what_was_rejected_can_be_taken_along(string kind)
    {
        await using var visitor = await (await sites.ToWorkIn(kind)).Go(Role.DeviceAdministrator, "/invoer");
        await visitor.Fill("Bron", "taakproef");
        await visitor.Page.SetInputFilesAsync("input[type=file]", [File("geheim.txt", "x")]);
        await visitor.Press("Inlezen");
        await visitor.Says("Het inlezen is niet begonnen", "Een bestand heeft een naam die wij niet kennen");

        await visitor.Fill("Bron", "taakproef");
        await visitor.Page.SetInputFilesAsync("input[type=file]", Export());
        await visitor.Press("Inlezen");
        Assert.StartsWith("Import ", await visitor.Heading(), StringComparison.Ordinal);
        while (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Stand verversen" }).CountAsync() > 0)
            await visitor.Follow("Stand verversen");
        await visitor.Says("Ingelezen; 2 regels zijn afgewezen", "devices.csv", "installed-apps.csv");
        var rejects = Encoding.UTF8.GetString(await visitor.Download("Afgewezen regels downloaden als CSV"));
        Assert.Equal(3, rejects.Trim().Split('\n').Length);
        await visitor.IsWell();

        await visitor.Go("/toestellen?sorteer=-gelezen&oordeel=deny");
        await visitor.Follow("PROEF-0");
        await visitor.Says("TikTok", "taakproef");
    }

    /// <summary>Devices of which one has no name, and an app on a device that is not there.</summary>
    private static FilePayload[] Export()
    {
        var read = $"{TimeProvider.System.GetUtcNow().AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}";
        return
        [
            File("devices.csv", $"device_id,name,kind,platform,ownership,inventory_at\n,Niemand,phone,android,managed,\n{string.Concat(Enumerable.Range(0, Devices).Select(number => $"proef-{number},PROEF-{number},phone,ios,managed,{read}\n"))}"),
            File("installed-apps.csv", "device_id,app_id,app_name\nproef-0,com.zhiliaoapp.musically,TikTok\nonbekend,com.x,X\n"),
        ];
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
