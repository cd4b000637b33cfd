using System.Security.Cryptography;
using System.Text;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Forms;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;
using Appwacht.Server.Papers;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Papers;

/// <summary>A paper as a page of its own for print, <c>…/stukken/{nummer}/afdruk</c>, and as a file, <c>…/stukken/{nummer}/stuk.odt</c> and <c>stuk.pdf</c>.</summary>
internal static class PaperFile
{
    private static readonly OwnStyle Own = new("sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PaperHtml.Style))));

    public static void Map(WebApplication app)
    {
        app.MapGet("/organisaties/{organisatie}/stukken/{nummer:int}/afdruk", async (HttpContext context, Caller caller, int nummer, CancellationToken cancel) =>
        {
            if (await One(caller, nummer, cancel) is not { } paper)
                return Problems.NotFound();
            context.Features.Set(Own);
            return Results.Content(PaperHtml.Page(PaperSheet.Of(paper)), "text/html; charset=utf-8");
        }).Needs(Right.SeePapers).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/stukken/{nummer:int}/stuk.odt", async (Caller caller, int nummer, CancellationToken cancel) =>
            await One(caller, nummer, cancel) is { } paper ? Results.File(PaperOdt.Write(PaperSheet.Of(paper)), PaperOdt.MediaType, $"stuk-{nummer}.odt") : Problems.NotFound())
            .Needs(Right.SeePapers).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/stukken/{nummer:int}/stuk.pdf", async (Caller caller, PaperPdf pdf, int nummer, CancellationToken cancel) =>
            await One(caller, nummer, cancel) is { } paper ? StukEndpoints.PdfOf(nummer, await pdf.Make(PaperSheet.Of(paper), cancel)) : Problems.NotFound())
            .Needs(Right.SeePapers).ExcludeFromDescription();
    }

    private static Task<PaperRow?> One(Caller caller, int number, CancellationToken cancel) => caller.Db.Set<PaperRow>().AsNoTracking().SingleOrDefaultAsync(paper => paper.Number == number, cancel);
}
