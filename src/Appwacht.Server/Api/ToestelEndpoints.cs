using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/toestellen</c>.</summary>
internal static class ToestelEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var devices = organisation.MapGroup("/toestellen").WithTags("Toestellen");
        devices.MapGet("", List).WithName("listToestellen").WithSummary("De toestellen met hun oordeel").Produces<Pagina<Toestel>>().Needs(Right.SeeDevices);
        devices.MapGet("/{nummer:int}", Get).WithName("getToestel").WithSummary("Een toestel").Produces<Toestel>().Needs(Right.SeeDevices);
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging page, CancellationToken cancel)
    {
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var rows = await caller.Db.Set<DeviceRow>().AsNoTracking().Where(device => device.Number > page.After).OrderBy(device => device.Number).Take(page.Size + 1).ToListAsync(cancel);
        var next = page.Next(context, rows.Count > page.Size ? rows[page.Size - 1].Number : null);
        return TypedResults.Json(new Pagina<Toestel>([.. rows.Take(page.Size).Select(device => ToWire(device, state))], state.View.Devices, next), WireJson.Default.PaginaToestel);
    }

    private static async Task<IResult> Get(Caller caller, int nummer, CancellationToken cancel) =>
        await caller.Db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(device => device.Number == nummer, cancel) is { } device
            ? TypedResults.Json(ToWire(device, await caller.Workspace.Now(caller.Db, cancel)), WireJson.Default.Toestel)
            : Problems.NotFound();

    private static Toestel ToWire(DeviceRow device, FleetState state) => new(
        device.Number, device.Name, device.Kind.Name(), device.Platform.Name(), device.Ownership.Name(), device.InventoryAt,
        Effects.Names[(int)state.Evaluation.StateOf[state.View.Find(device.Key)]]);
}
