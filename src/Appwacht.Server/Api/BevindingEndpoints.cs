using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Processing;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/bevindingen</c>: what is on devices that may not be there; one by one for who must act, counts for others.</summary>
internal static class BevindingEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var findings = organisation.MapGroup("/bevindingen");
        findings.MapGet("", List).WithName("listBevindingen").WithSummary("De bevindingen per toestel en app").WithTags("Bevindingen").Needs(Right.SeeDevices).Produces<Pagina<Bevinding>>();
        findings.MapGet("/_tel", Count).WithName("countBevindingen").WithSummary("De aantallen, zonder kleine aantallen die naar personen wijzen").WithTags("Bevindingen").Needs(Right.SeeCounts).Produces<Tellingen>();
    }

    /// <summary>A page ends with the last finding of a device: `aantal` is a number of devices with findings, and `na` the last device seen.</summary>
    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, Paging paging, string? app, string? oordeel, string? eenheid, CancellationToken cancel)
    {
        if (new DeviceFilter(oordeel, null, null, null, null, null).WhyNot().ToArray() is { Length: > 0 } why)
            return Problems.Refused(why, StatusCodes.Status400BadRequest);
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var (words, filter) = (new FindingWords(state, Language.IsEnglish(context.Request)), new DeviceFilter(null, null, null, null, eenheid, null));
        var found = new List<Bevinding>();
        var people = new List<int?>();
        var (devices, last, isMore) = (0, 0, false);
        var stored = caller.Db.Set<DeviceRow>().Where(device => device.Number > paging.After).OrderBy(device => device.Number).Select(device => new { device.Number, device.Key, device.Person });
        await foreach (var device in stored.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!filter.Fits(state, device.Key))
                continue;
            var here = state.Judged.On(state.View.Find(device.Key))
                .Where(one => (oordeel is null || one.Effect.Name() == oordeel) && (app is null || state.Verdicts.Facts(one).Key == app)).ToArray();
            if (here.Length == 0)
                continue;
            if (isMore = devices == paging.Size)
                break;
            (devices, last) = (devices + 1, device.Number);
            people.Add(device.Person);
            found.AddRange(here.Select(one => words.Of(one, device.Number)));
        }

        await log.Record(ProcessingActivity.SeeFindings, people, cancel);
        return Answers.Of(
            new Pagina<Bevinding>(found, app is null && oordeel is null && eenheid is null ? state.Judged.Found.Count : null, paging.Next(context, isMore ? last : null)), WireJson.Default.PaginaBevinding);
    }

    private static async Task<IResult> Count(Caller caller, CancellationToken cancel)
    {
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var seesAll = caller.May(Right.SeeDevices);
        var byKind = DeviceGroups.ByKind(state).ByEffect(seesAll);
        var ages = await InventoryAges.Of(caller.Workspace, state.Day, seesAll, cancel);
        return Answers.Of(
            new Tellingen(
                state.Day, state.InForce.Version, Group("alle", byKind.Total, byKind.Rows), Groups(byKind), Groups(DeviceGroups.ByOwnership(state).ByEffect(seesAll)),
                Groups(DeviceGroups.ByUnit(state).ByEffect(seesAll)),
                [.. AppCount.Of(state, seesAll).Select(app => new Apptelling(app.App.Key, app.App.Name, app.Effect.Name(), app.Devices, app.Mobile, app.Laptops, app.Probable, app.Rules))],
                new Inventaristelling(ages.Devices, ages.Read, ages.Stale, ages.NeverRead, ages.MedianAgeInDays, InventoryAges.StaleAfterDays)),
            WireJson.Default.Tellingen);
    }

    private static Groepstelling[] Groups(CountTable table) => [.. table.Groups.Select(group => Group(group.Name, group.Total, group.Counts))];

    private static Groepstelling Group(string name, int? total, IReadOnlyList<int?> counts) =>
        new(name, total, counts[(int)Effect.Deny], counts[(int)Effect.NeedsVetting], counts[(int)Effect.AdviseAgainst], counts[(int)Effect.Allow]);
}
