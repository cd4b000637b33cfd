using Appwacht.Server.Api;
using Appwacht.Server.Console.Files;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.Public;

/// <summary>What the public page of an organisation shows, to be worked on: <c>/openbaar/{organisatie}/apps.csv</c> and <c>verloop.csv</c>.</summary>
internal static class PublicFile
{
    public static void Map(WebApplication app)
    {
        Map(app, "apps.csv", (view, t) => CsvFile.Write([t["app"], t["public.why"]], view.State.Apps.Select(app => (IReadOnlyList<object?>)[app.Name, t.Say(app.Why)])));
        Map(app, "verloop.csv", (view, t) => CsvFile.Write(
            [t["day"], t["devices"], t["public.seen"], t["public.progress.caption"]], view.Weeks.Select(week => (IReadOnlyList<object?>)[week.Day, week.Devices, week.Seen, week.KeptOut])));
    }

    private static void Map(WebApplication app, string name, Func<PublicView, Texts, byte[]> write) =>
        app.MapGet($"{PublicPages.Address}/{{organisatie}}/{name}", async (PublicPages pages, Texts t, string organisatie, CancellationToken cancel) =>
            await pages.Of(organisatie, cancel) is { } view ? Results.File(write(view, t), CsvFile.MediaType, name) : Problems.NotFound()).ExcludeFromDescription();
}
