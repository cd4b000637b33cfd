using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Evidence;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Hosting;
using Appwacht.Server.Imports;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/bewijsdossiers</c>: evidence for an auditor.</summary>
internal static class BewijsdossierEndpoints
{
    /// <summary>What the file is.</summary>
    public const string MediaType = "application/zip";

    public static void Map(RouteGroupBuilder organisation)
    {
        var evidence = organisation.MapGroup("/bewijsdossiers").WithTags("Bewijsdossiers");
        evidence.MapGet("", List).WithName("listBewijsdossiers").WithSummary("De bewijsdossiers die zijn gemaakt").Needs(Right.MakeEvidence).Produces<Pagina<Bewijsdossier>>();
        evidence.MapGet("/{nummer:int}", Get).WithName("getBewijsdossier").WithSummary("Wat van een bewijsdossier is bewaard").Needs(Right.MakeEvidence).Produces<Bewijsdossier>();
        // Takes no key: where the same was made before, it answers with that.
        evidence.MapPost("", Make).WithName("createBewijsdossier").WithSummary("Een bewijsdossier van een periode maken").Needs(Right.MakeEvidence).Produces<Bewijsdossier>(StatusCodes.Status201Created).WithRequestTimeout(Limits.Import);
        evidence.MapGet("/{nummer:int}/zip", Zip).WithName("getBewijsdossierZip").WithSummary("Een bewijsdossier als bestand, altijd hetzelfde tot op de byte").Needs(Right.MakeEvidence).Produces<byte[]>(StatusCodes.Status200OK, MediaType).WithRequestTimeout(Limits.Import);
    }

    /// <summary>Makes and writes evidence in the name of the caller.</summary>
    public static MakeEvidence MakeOf(Caller caller, ShippedCatalogue shipped, TrailKeys keys, TimeProvider clock) =>
        new(caller.Db, shipped.Catalogue, keys, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var total = await Stored(caller).CountAsync(cancel);
        var rows = await Stored(caller).Where(evidence => evidence.Number > paging.After).OrderBy(evidence => evidence.Number).Take(paging.Size + 1).ToListAsync(cancel);
        return Answers.Of(paging.Page(context, rows, total, evidence => evidence.Number, evidence => ToWire(evidence, null)), WireJson.Default.PaginaBewijsdossier);
    }

    private static async Task<IResult> Get(Caller caller, int nummer, CancellationToken cancel) =>
        await Stored(caller).SingleOrDefaultAsync(evidence => evidence.Number == nummer, cancel) is { } found ? Answers.Of(ToWire(found, null), WireJson.Default.Bewijsdossier) : Problems.NotFound();

    private static async Task<IResult> Make(HttpContext context, Caller caller, ShippedCatalogue shipped, ServerKeys server, TimeProvider clock, NieuwBewijsdossier wens, CancellationToken cancel)
    {
        var keys = server.TrailKeys();
        using var key = keys.Current;
        return await MakeOf(caller, shipped, keys, clock).Handle(new(wens.Vanaf, wens.Tot, wens.Taal ?? ""), cancel) switch
        {
            Outcome<MadeEvidence>.Done { Value: { Row: var made, Differing: var differing } } =>
                Answers.Created(context, $"{context.Request.Path}/{made.Number}", ToWire(made, differing.Count > 0 ? differing : null), WireJson.Default.Bewijsdossier),
            Outcome<MadeEvidence>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static async Task<IResult> Zip(Caller caller, ShippedCatalogue shipped, ServerKeys server, ServerSettings settings, TimeProvider clock, int nummer, CancellationToken cancel)
    {
        var keys = server.TrailKeys();
        using var key = keys.Current;
        var file = TemporaryFile.In(settings.Data);
        if (await Written() is { } problem)
        {
            await file.DisposeAsync();
            return problem;
        }

        file.Position = 0;
        return TypedResults.Stream(file, MediaType, $"bewijsdossier-{caller.Organisation.Id}-{nummer}.zip");

        async Task<IResult?> Written()
        {
            try
            {
                return await MakeOf(caller, shipped, keys, clock).WriteAgain(nummer, file, cancel) is Outcome<EvidenceRow>.Refused { Why: var why } ? Answers.Refused(why) : null;
            }
            catch
            {
                await file.DisposeAsync(); // what is thrown goes on; nobody else has the file
                throw;
            }
        }
    }

    private static IQueryable<EvidenceRow> Stored(Caller caller) => caller.Db.Set<EvidenceRow>().AsNoTracking();

    private static Bewijsdossier ToWire(EvidenceRow row, IReadOnlyList<string>? differing) =>
        new(row.Number, row.From, row.Until, row.Language, row.ManifestHash, row.Checkpoint, row.KeyId, row.MadeBy, row.MadeAt, differing);
}
