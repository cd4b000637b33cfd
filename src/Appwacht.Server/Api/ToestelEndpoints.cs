using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Appwacht.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/toestellen</c>.</summary>
internal static class ToestelEndpoints
{
    private const int MostPerPage = 200;

    public static void Map(RouteGroupBuilder organisation)
    {
        var devices = organisation.MapGroup("/toestellen");
        devices.MapGet("", List).WithName("listToestellen").Needs(Right.SeeDevices);
        devices.MapGet("/{nummer:int}", Get).WithName("getToestel").Needs(Right.SeeDevices);
    }

    private static async Task<IResult> List(Caller caller, CancellationToken cancel, int na = 0, int aantal = 50)
    {
        if (aantal is < 1 or > MostPerPage)
            return Problems.Of(StatusCodes.Status400BadRequest, new("page.size", $"`aantal` ligt tussen 1 en {MostPerPage}.", $"`aantal` is between 1 and {MostPerPage}.", "aantal"));
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var rows = await caller.Db.Set<DeviceRow>().AsNoTracking().Where(device => device.Number > na).OrderBy(device => device.Number).Take(aantal + 1).ToListAsync(cancel);
        var next = rows.Count > aantal ? new Uri($"?na={rows[aantal - 1].Number}&aantal={aantal}", UriKind.Relative) : null;
        return TypedResults.Json(new Pagina<Toestel>([.. rows.Take(aantal).Select(device => ToWire(device, state))], state.View.Devices, next), WireJson.Default.PaginaToestel);
    }

    private static async Task<IResult> Get(Caller caller, int nummer, CancellationToken cancel) =>
        await caller.Db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(device => device.Number == nummer, cancel) is { } device
            ? TypedResults.Json(ToWire(device, await caller.Workspace.Now(caller.Db, cancel)), WireJson.Default.Toestel)
            : Problems.NotFound();

    private static Toestel ToWire(DeviceRow device, FleetState state) => new(
        device.Number, device.Name, device.Kind.Name(), device.Platform.Name(), device.Ownership.Name(), device.InventoryAt,
        Effects.Names[(int)state.Evaluation.StateOf[state.View.Find(device.Key)]]);
}
