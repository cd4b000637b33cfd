using Appwacht.Client;
using Appwacht.Core.Audit;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Hosting;
using Appwacht.Trail;
using Appwacht.Trail.Files;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/gebeurtenissen</c>: the audit trail.</summary>
internal static class GebeurtenisEndpoints
{
    /// <summary>How much is written before it is sent on.</summary>
    private const int Piece = 64 * 1024;

    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/gebeurtenissen", List).WithName("listGebeurtenissen").WithSummary("Het audittrail").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<Pagina<Gebeurtenis>>();
        organisation.MapGet("/gebeurtenissen/_export", Export).WithName("exportGebeurtenissen").WithSummary("Het hele audittrail om zelf te toetsen").WithTags("Gebeurtenissen").Needs(Right.SeeTrail).Produces<string>(StatusCodes.Status200OK, "application/x-ndjson");
    }

    private static async Task<IResult> List(
        HttpContext context, Caller caller, Paging paging, string? actie, string? wie, DateTimeOffset? vanaf, DateTimeOffset? tot, CancellationToken cancel)
    {
        var (trail, filter) = (new ReadTrail(caller.Db), new TrailFilter(actie, wie, vanaf, tot));
        var found = await trail.Page(filter, paging.After, paging.Size + 1, cancel);
        return TypedResults.Json(paging.Page(context, found, await trail.Count(filter, cancel), entry => entry.Sequence, ToWire), WireJson.Default.PaginaGebeurtenis);
    }

    private static async Task Export(Caller caller, ServerKeys server, TimeProvider clock, HttpResponse response, CancellationToken cancel)
    {
        var trail = new ReadTrail(caller.Db);
        var keys = server.TrailKeys();
        using var key = keys.Current;
        var last = await trail.Last(cancel);
        var organisation = caller.Organisation.Id.Value;
        NdJson.Begin(response, $"audittrail-{organisation}.ndjson");
        var body = response.BodyWriter;
        TrailFile.WriteTrailStart(body, organisation, await trail.Keys(keys, cancel));
        await foreach (var entry in trail.UpTo(last?.Sequence ?? 0).WithCancellation(cancel))
        {
            TrailFile.WriteEntry(body, entry.ToTrail(), entry.Hash);
            if (body.UnflushedBytes > Piece)
                await body.FlushAsync(cancel);
        }

        // Signed here and not kept: what an export ends with is no checkpoint that the round made.
        TrailFile.WriteCheckpoint(body, Checkpoint.Sign(organisation, last?.Sequence ?? 0, last?.Hash ?? TrailEntry.Beginning, clock.GetUtcNow(), key));
        await body.FlushAsync(cancel);
    }

    private static Gebeurtenis ToWire(AuditEntry entry) =>
        new(entry.Sequence, entry.At, entry.Actor, entry.Origin, entry.Action, entry.About, entry.Result, entry.Details, Convert.ToHexStringLower(entry.Hash));
}
