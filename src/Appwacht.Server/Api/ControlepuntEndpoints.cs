using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Hosting;
using Appwacht.Trail.Files;
using Appwacht.Trail.Verifying;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/controlepunten</c> and <c>…/controlesleutels</c>: what an auditor keeps to verify the trail with later.</summary>
internal static class ControlepuntEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/controlepunten", List).WithName("listControlepunten").WithSummary("De ondertekende controlepunten").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<Pagina<Controlepunt>>();
        organisation.MapPost("/controlepunten", Make).WithName("createControlepunt").WithSummary("Nu een controlepunt maken").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<Controlepunt>(StatusCodes.Status201Created);
        organisation.MapGet("/controlepunten/_export", Export).WithName("exportControlepunten").WithSummary("Alle controlepunten om te bewaren").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<string>(StatusCodes.Status200OK, "application/x-ndjson");
        organisation.MapGet("/controlesleutels", Keys).WithName("listControlesleutels").WithSummary("De sleutels waarmee controlepunten te toetsen zijn").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<Pagina<Controlesleutel>>();
    }

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var found = await new ReadTrail(caller.Db).Checkpoints(paging.After, paging.Size + 1, cancel);
        return TypedResults.Json(paging.Page(context, found, null, checkpoint => checkpoint.Number, ToWire), WireJson.Default.PaginaControlepunt);
    }

    private static async Task<IResult> Make(Caller caller, ServerKeys server, TimeProvider clock, CancellationToken cancel)
    {
        var keys = server.TrailKeys();
        using var key = keys.Current;
        return await new MakeCheckpoint(caller.Db, keys, clock).Handle(cancel) switch
        {
            Outcome<StoredCheckpoint>.Done done => TypedResults.Json(ToWire(done.Value), WireJson.Default.Controlepunt, statusCode: StatusCodes.Status201Created),
            Outcome<StoredCheckpoint>.Refused refused => Problems.Refused(refused.Why, StatusCodes.Status409Conflict),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static async Task Export(Caller caller, ServerKeys server, HttpResponse response, CancellationToken cancel)
    {
        var trail = new ReadTrail(caller.Db);
        var keys = server.TrailKeys();
        using var key = keys.Current;
        var organisation = caller.Organisation.Id;
        NdJson.Begin(response, $"controlepunten-{organisation}.ndjson");
        TrailFile.WriteCheckpointsStart(response.BodyWriter, organisation.Value, await trail.Keys(keys, cancel));
        for (var page = await trail.Checkpoints(0, Paging.Largest, cancel); page.Count > 0; page = await trail.Checkpoints(page[^1].Number, Paging.Largest, cancel))
        {
            foreach (var checkpoint in page)
                TrailFile.WriteCheckpoint(response.BodyWriter, checkpoint.ToTrail(organisation));
            await response.BodyWriter.FlushAsync(cancel);
        }

        await response.BodyWriter.FlushAsync(cancel);
    }

    private static async Task<IResult> Keys(Caller caller, ServerKeys server, CancellationToken cancel)
    {
        var keys = server.TrailKeys();
        using var key = keys.Current;
        var all = await new ReadTrail(caller.Db).Keys(keys, cancel);
        return TypedResults.Json(new Pagina<Controlesleutel>([.. all.Select(ToWire)], all.Count, null), WireJson.Default.PaginaControlesleutel);
    }

    private static Controlepunt ToWire(StoredCheckpoint checkpoint) => new(
        checkpoint.Number, checkpoint.Sequence, Convert.ToHexStringLower(checkpoint.Hash), checkpoint.At, checkpoint.KeyId, Convert.ToBase64String(checkpoint.Signature),
        NotedLine.Write(checkpoint.Sequence, checkpoint.Hash));

    private static Controlesleutel ToWire(Trail.TrailKey key) => new(
        key.Id, key.ToPem(), key.EndorsedBy.Length == 0 ? null : key.EndorsedBy, key.Endorsement.Length == 0 ? null : Convert.ToBase64String(key.Endorsement.Span));
}
