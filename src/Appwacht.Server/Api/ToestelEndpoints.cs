using Appwacht.Client;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/toestellen</c>.</summary>
internal static class ToestelEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var devices = organisation.MapGroup("/toestellen");
        devices.MapGet("", List).WithName("listToestellen").WithSummary("De toestellen met hun oordeel").WithTags("Toestellen").Needs(Right.SeeDevices).Produces<Pagina<Toestel>>();
        devices.MapGet("/{nummer:int}", Get).WithName("getToestel").WithSummary("Een toestel met zijn bevindingen").WithTags("Toestellen").Needs(Right.SeeDevices).Produces<ToestelInzage>();
        devices.MapGet("/{nummer:int}/verloop", Story).WithName("getToestelverloop").WithSummary("Wat op een toestel is gevonden, wat eraan is gedaan en of het toegang heeft").WithTags("Toestellen").Needs(Right.SeeDevices).Produces<Toestelverloop>();
    }

    private static async Task<IResult> List(
        HttpContext context, Caller caller, ProcessingLog log, Paging paging, string? oordeel, string? platform, string? soort, string? eigendom, string? eenheid, bool? verouderd, CancellationToken cancel)
    {
        var filter = new DeviceFilter(oordeel, platform, soort, eigendom, eenheid, verouderd);
        if (filter.WhyNot().ToArray() is { Length: > 0 } why)
            return Problems.Refused(why, StatusCodes.Status400BadRequest);
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var found = new List<Toestel>();
        var people = new List<int?>();
        await foreach (var device in filter.Stored(caller.Db, state.Day).Where(device => device.Number > paging.After).OrderBy(device => device.Number).Select(ListedDevice.Of).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!filter.Fits(state, device.Key))
                continue;
            found.Add(new(device.Number, device.Name, device.Kind, device.Platform, device.Ownership, device.InventoryAt, state.Judged.States[state.View.Find(device.Key)].Name()));
            if (found.Count > paging.Size)
                break;
            people.Add(device.Person);
        }

        await log.Record(ProcessingActivity.SeeDevices, people, cancel);
        var next = paging.Next(context, found.Count > paging.Size ? found[paging.Size - 1].Nummer : null);
        return Answers.Of(new Pagina<Toestel>([.. found.Take(paging.Size)], filter.IsEmpty ? state.View.Devices : null, next), WireJson.Default.PaginaToestel);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, ProcessingLog log, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(device => device.Number == nummer, cancel) is not { } device)
            return Problems.NotFound();
        await log.Record(ProcessingActivity.SeeDevices, [device.Person], cancel);
        return Answers.Of(DeviceInsight.Of(device, await caller.Workspace.Now(caller.Db, cancel), Language.IsEnglish(context.Request)), WireJson.Default.ToestelInzage);
    }

    private static async Task<IResult> Story(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        if (await caller.Db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(device => device.Number == nummer, cancel) is not { } device)
            return Problems.NotFound();
        await log.Record(ProcessingActivity.SeeFindings, [device.Person], cancel);
        var story = await DeviceStory.Of(caller.Db, await caller.Workspace.Now(caller.Db, cancel), nummer, clock.GetUtcNow(), cancel);
        return Answers.Of(EnforcementWords.Of(story), WireJson.Default.Toestelverloop);
    }
}
