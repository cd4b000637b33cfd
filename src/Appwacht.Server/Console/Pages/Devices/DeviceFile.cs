using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Console.Files;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.Devices;

/// <summary>The devices of a list as a file: <c>…/toestellen/toestellen.csv</c> and <c>.ods</c>, filtered and sorted as the page was.</summary>
internal static class DeviceFile
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/organisaties/{organisatie}/toestellen/toestellen.csv", Csv).Needs(Right.SeeDevices).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/toestellen/toestellen.ods", Ods).Needs(Right.SeeDevices).ExcludeFromDescription();
    }

    private static async Task<IResult> Csv(HttpContext context, Caller caller, ProcessingLog log, Texts t, CancellationToken cancel) =>
        await Rows(context, caller, log, t, cancel) is { } rows ? Results.File(CsvFile.Write(t.FileColumns(), rows), CsvFile.MediaType, "toestellen.csv") : Results.NotFound();

    private static async Task<IResult> Ods(HttpContext context, Caller caller, ProcessingLog log, Texts t, CancellationToken cancel) =>
        await Rows(context, caller, log, t, cancel) is { } rows
            ? Results.File(Spreadsheet.Write(t["devices.title"], t.FileColumns(), rows), Spreadsheet.MediaType, "toestellen.ods") : Results.NotFound();

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>?> Rows(HttpContext context, Caller caller, ProcessingLog log, Texts t, CancellationToken cancel)
    {
        var filter = DeviceList.FilterOf(context.Request.Query);
        if (filter.WhyNot().Any())
            return null;
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var devices = await new DeviceList(caller.Db, state, filter, context.Request.Query["sorteer"]).All(cancel);
        await log.Record(ProcessingActivity.SeeDevices, devices.Select(device => device.Person), cancel);
        return devices.ConvertAll(device => t.FileCells(state, device));
    }
}
