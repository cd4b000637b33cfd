using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Forms;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/stukken</c>: papers for the board, the council and the CISO.</summary>
internal static class StukEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var papers = organisation.MapGroup("/stukken").WithTags("Stukken");
        papers.MapGet("", List).WithName("listStukken").WithSummary("De stukken, zonder hun tekst").Needs(Right.SeePapers).Produces<Pagina<Stuk>>();
        papers.MapGet("/{nummer:int}", Get).WithName("getStuk").WithSummary("Een stuk met de cijfers waaruit het is geschreven, en wat die nu zijn").Needs(Right.SeePapers).Produces<Stuk>();
        papers.MapPost("", Make).WithName("createStuk").WithSummary("Een stuk laten schrijven uit de cijfers van nu, of beginnen met de tekst van een ander").OnceOnly().Needs(Right.WritePapers).Produces<Stuk>(StatusCodes.Status201Created);
        papers.MapPut("/{nummer:int}", Change).WithName("updateStuk").WithSummary("De titel en de tekst van een concept wijzigen").Needs(Right.WritePapers).Produces<Stuk>();
        papers.MapPost("/{nummer:int}/_definitief", MakeFinal).WithName("finishStuk").WithSummary("Een stuk definitief maken: daarna verandert het niet meer").OnceOnly().Needs(Right.WritePapers).Produces<Stuk>();
        papers.MapGet("/{nummer:int}/odt", Odt).WithName("getStukOdt").WithSummary("Een stuk als OpenDocument-tekst").Needs(Right.SeePapers).Produces<byte[]>(StatusCodes.Status200OK, PaperOdt.MediaType);
        papers.MapGet("/{nummer:int}/pdf", Pdf).WithName("getStukPdf").WithSummary("Een stuk als PDF/A, als de server dat kan").Needs(Right.SeePapers).Produces<byte[]>(StatusCodes.Status200OK, PaperPdf.MediaType);
    }

    /// <summary>Takes the figures of the organisation of the caller.</summary>
    public static ReadFigures FiguresOf(Caller caller) => new(caller.Db, caller.Workspace, caller.Organisation.Name);

    /// <summary>The figures of a paper beside what they are now.</summary>
    public static async Task<IReadOnlyList<ListedFigure>> Compared(Caller caller, PaperRow paper, string language, CancellationToken cancel)
    {
        var campaign = paper.Campaign is { } number ? await caller.Db.Set<Campaign>().AsNoTracking().Include(one => one.Steps).SingleOrDefaultAsync(one => one.Number == number, cancel) : null;
        return FigureList.Of(paper.Figures, await FiguresOf(caller).For(paper.Kind, campaign, cancel), language);
    }

    /// <summary>Changes papers in the name of the caller.</summary>
    public static ChangePaper ChangeOf(Caller caller, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);

    /// <summary>Makes papers in the name of the caller.</summary>
    public static MakePaper MakeOf(Caller caller, TimeProvider clock) => new(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);

    private static async Task<IResult> List(HttpContext context, Caller caller, Paging paging, CancellationToken cancel)
    {
        var total = await caller.Db.Set<PaperRow>().CountAsync(cancel);
        var rows = await Stored(caller).Where(paper => paper.Number > paging.After).OrderBy(paper => paper.Number).Take(paging.Size + 1).ToListAsync(cancel);
        return Answers.Of(paging.Page(context, rows, total, paper => paper.Number, paper => ToWire(paper, null, null)), WireJson.Default.PaginaStuk);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, int nummer, CancellationToken cancel) =>
        await One(caller, nummer, cancel) is { } paper ? await Tell(context, caller, paper, StatusCodes.Status200OK, cancel) : Problems.NotFound();

    private static async Task<IResult> Make(HttpContext context, Caller caller, TimeProvider clock, NieuwStuk wens, CancellationToken cancel)
    {
        var make = MakeOf(caller, clock);
        var outcome = wens.Vanuit is { } other
            ? await make.After(other, cancel) : await make.Handle(new(PaperKinds.Parse(wens.Soort), wens.Taal ?? "", wens.Campagne), FiguresOf(caller), cancel);
        if (outcome is not Outcome<PaperRow>.Done { Value: var paper })
            return Answers.Refused(((Outcome<PaperRow>.Refused)outcome).Why);
        context.Response.Headers.Location = $"{context.Request.Path}/{paper.Number}";
        return await Tell(context, caller, paper, StatusCodes.Status201Created, cancel);
    }

    private static Task<IResult> Change(HttpContext context, Caller caller, TimeProvider clock, int nummer, Stuktekst tekst, CancellationToken cancel) =>
        Done(context, caller, nummer, seen => ChangeOf(caller, clock).Handle(nummer, seen, tekst.Titel ?? "", tekst.Tekst ?? "", cancel), cancel);

    private static Task<IResult> MakeFinal(HttpContext context, Caller caller, TimeProvider clock, int nummer, CancellationToken cancel) =>
        Done(context, caller, nummer, seen => ChangeOf(caller, clock).MakeFinal(nummer, seen, cancel), cancel);

    private static async Task<IResult> Done(HttpContext context, Caller caller, int number, Func<int, Task<Outcome<PaperRow>>> change, CancellationToken cancel)
    {
        if (await One(caller, number, cancel) is not { } seen)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(seen)) is { } problem)
            return problem;
        return await change(seen.Changes) switch
        {
            Outcome<PaperRow>.Done { Value: var paper } => await Tell(context, caller, paper, StatusCodes.Status200OK, cancel),
            Outcome<PaperRow>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static async Task<IResult> Odt(Caller caller, int nummer, CancellationToken cancel) =>
        await One(caller, nummer, cancel) is { } paper ? TypedResults.File(PaperOdt.Write(PaperSheet.Of(paper)), PaperOdt.MediaType, $"stuk-{nummer}.odt") : Problems.NotFound();

    private static async Task<IResult> Pdf(Caller caller, PaperPdf pdf, int nummer, CancellationToken cancel) =>
        await One(caller, nummer, cancel) is { } paper ? PdfOf(nummer, await pdf.Make(PaperSheet.Of(paper), cancel)) : Problems.NotFound();

    /// <summary>The file, or why there is none.</summary>
    public static IResult PdfOf(int number, Outcome<byte[]> made) => made switch
    {
        Outcome<byte[]>.Done { Value: var file } => TypedResults.File(file, PaperPdf.MediaType, $"stuk-{number}.pdf"),
        Outcome<byte[]>.Refused { Why: var why } => Answers.Refused(why),
        _ => throw new InvalidOperationException("An outcome is one of two."),
    };

    private static async Task<IResult> Tell(HttpContext context, Caller caller, PaperRow paper, int status, CancellationToken cancel)
    {
        IfMatch.Tell(context, VersionOf(paper));
        var figures = await Compared(caller, paper, Language.IsEnglish(context.Request) ? "en" : "nl", cancel);
        return Answers.Of(ToWire(paper, paper.Text, [.. figures.Select(figure => new Stukcijfer(figure.Name, figure.Then, figure.Now, figure.Source))]), WireJson.Default.Stuk, status);
    }

    private static Task<PaperRow?> One(Caller caller, int number, CancellationToken cancel) => Stored(caller).SingleOrDefaultAsync(paper => paper.Number == number, cancel);

    private static IQueryable<PaperRow> Stored(Caller caller) => caller.Db.Set<PaperRow>().AsNoTracking();

    private static EntityTagHeaderValue VersionOf(PaperRow paper) => IfMatch.VersionOf("stuk", paper.Number, paper.Changes);

    private static Stuk ToWire(PaperRow paper, string? text, IReadOnlyList<Stukcijfer>? figures) => new(
        paper.Number, paper.Kind.Name(), paper.Language, paper.IsFinal ? "definitief" : "concept", paper.Title, text, paper.Day, paper.Campaign, paper.After, paper.MadeBy, paper.MadeAt, paper.ChangedBy,
        paper.ChangedAt, paper.FinalBy, paper.FinalAt, paper.FinalHash, figures);
}
