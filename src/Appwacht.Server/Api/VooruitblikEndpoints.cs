using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/campagnes/{nummer}/_morgen</c>: what would be done on a day, and nothing is done.</summary>
internal static class VooruitblikEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var preview = organisation.MapGroup("/campagnes/{nummer:int}").WithTags("Campagnes");
        preview.MapGet("/_morgen", Count).WithName("previewCampagne").WithSummary("Wat er morgen of op een andere dag zou gebeuren, in aantallen").Needs(Right.SeeCounts).Produces<Vooruitblik>();
        preview.MapGet("/voorziene-stappen", List).WithName("previewCampagnestappen").WithSummary("Wat er morgen of op een andere dag zou gebeuren, per toestel").Needs(Right.SeeDevices).Produces<Pagina<VooruitblikStap>>();
    }

    private static async Task<IResult> Count(Caller caller, TimeProvider clock, int nummer, DateOnly? dag, CancellationToken cancel)
    {
        var outcome = await Ask(caller, clock, nummer, dag, cancel);
        return outcome is Outcome<StepPreview>.Refused { Why: var why }
            ? Answers.Refused(why) : Answers.Of(ToWire(((Outcome<StepPreview>.Done)outcome).Value.For(caller.May(Right.SeeDevices))), WireJson.Default.Vooruitblik);
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, TimeProvider clock, Paging paging, int nummer, DateOnly? dag, CancellationToken cancel)
    {
        var outcome = await Ask(caller, clock, nummer, dag, cancel);
        if (outcome is Outcome<StepPreview>.Refused { Why: var why })
            return Answers.Refused(why);
        var preview = ((Outcome<StepPreview>.Done)outcome).Value;
        var page = preview.Steps.Where(step => step.Finding > paging.After).OrderBy(step => step.Finding).Take(paging.Size + 1).ToArray();
        var devices = page.Take(paging.Size).Select(step => step.Device).ToHashSet();
        await log.Record(ProcessingActivity.SeeFindings, await caller.Db.Set<DeviceRow>().Where(device => devices.Contains(device.Number)).Select(device => device.Person).ToListAsync(cancel), cancel);
        return Answers.Of(
            paging.Page(context, page, preview.Steps.Count, step => step.Finding, step => new VooruitblikStap(step.Finding, step.Device, step.App is "" ? null : step.App, step.Step.Name(), step.IsStale)),
            WireJson.Default.PaginaVooruitblikStap);
    }

    private static async Task<Outcome<StepPreview>> Ask(Caller caller, TimeProvider clock, int number, DateOnly? day, CancellationToken cancel) =>
        await new PreviewSteps(caller.Db, clock).Handle((await caller.Workspace.Now(caller.Db, cancel)).InForce, number, day ?? clock.Today().AddDays(1), cancel);

    private static Vooruitblik ToWire(PreviewCounts preview) => new(
        preview.Day, preview.IsWorkingDay, preview.IsSupposed, [.. preview.ForAll.Select(step => step.Name())],
        [.. preview.Steps.Select(step => new Stapaantal(step.Step.Name(), step.Count))], preview.AskedToReport, preview.Open);
}
