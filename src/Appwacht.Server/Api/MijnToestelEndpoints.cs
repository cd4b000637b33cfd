using Appwacht.Client;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/mijn-toestellen</c>: what is known of the caller's own devices, and of nobody else's.</summary>
internal static class MijnToestelEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/mijn-toestellen", List).WithName("listMijnToestellen").WithSummary("Mijn toestellen en wat ervan bekend is").WithTags("Mijn gegevens").Needs(Right.SeeOwnDevices).Produces<Pagina<ToestelInzage>>();
        organisation.MapGet("/mijn-toestellen/{nummer:int}/verloop", Story).WithName("getMijnToestelverloop").WithSummary("Wat op mijn toestel is gevonden, wat eraan is gedaan en of het toegang heeft").WithTags("Mijn gegevens").Needs(Right.SeeOwnDevices).Produces<Toestelverloop>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, ProcessingLog log, CancellationToken cancel)
    {
        var key = caller.PersonKey;
        var devices = key is null ? [] : await caller.Db.Set<DeviceRow>().AsNoTracking()
            .Where(device => caller.Db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == key)).OrderBy(device => device.Number).ToListAsync(cancel);
        await log.Record(ProcessingActivity.SeeOwnData, devices.Select(device => device.Person), cancel);
        var state = await caller.Workspace.Now(caller.Db, cancel);
        return Answers.Of(
            new Pagina<ToestelInzage>([.. devices.Select(device => DeviceInsight.Of(device, state, Language.IsEnglish(context.Request)))], devices.Count, null), WireJson.Default.PaginaToestelInzage);
    }

    private static async Task<IResult> Story(Caller caller, ProcessingLog log, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        var key = caller.PersonKey;
        var device = key is null ? null : await caller.Db.Set<DeviceRow>().AsNoTracking()
            .SingleOrDefaultAsync(device => device.Number == nummer && caller.Db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == key), cancel);
        if (device is null)
            return Problems.NotFound();
        await log.Record(ProcessingActivity.SeeOwnData, [device.Person], cancel);
        var story = await DeviceStory.Of(caller.Db, await caller.Workspace.Now(caller.Db, cancel), nummer, clock.GetUtcNow(), cancel);
        return Answers.Of(EnforcementWords.Of(story), WireJson.Default.Toestelverloop);
    }
}
