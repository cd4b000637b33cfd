using System.Text;
using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Fleet.Imports;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Console.Words;
using Appwacht.Server.Hosting;
using Appwacht.Server.Imports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Intake;

/// <summary>Takes the files of the form on the page of imports, which may be far larger than a form of the framework; and gives rejects as a file.</summary>
internal static class UploadEndpoint
{
    /// <summary>Where the form is sent, below the organisation.</summary>
    public const string Step = "bestanden";

    private static readonly Refusal OldForm = new("form.old", "Dit formulier is verlopen.", "This form has expired.");

    public static void Map(WebApplication app)
    {
        app.MapPost("/organisaties/{organisatie}/invoer/bestanden", Take).Needs(Right.Import).WithRequestTimeout(Limits.Import).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/invoer/{nummer:int}/afgewezen.csv", Rejects).Needs(Right.Import).ExcludeFromDescription();
    }

    private static async Task<IResult> Take(
        HttpContext context, Caller caller, ServerSettings settings, IAntiforgery antiforgery, RunningImports running, ProcessingTrace trace, TimeProvider clock, CancellationToken cancel)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        var page = Addresses.Of(caller.Organisation.Id, "invoer");
        var (form, refused) = await UploadedForm.Take(context.Request, settings.Data, sent => WhyNot(context, antiforgery, sent), cancel);
        if (form is null)
            return refused is { Code: "form.old" } ? Problems.Of(StatusCodes.Status400BadRequest, OldForm) : Refuse(refused);
        // From here on the form goes with the work, which ends it.
        var begun = await new BeginImport($"pagina-{Guid.NewGuid():N}", form["bron"].Trim()).Handle(caller.Db, caller.Actor, clock, cancel);
        if (begun is not Outcome<(Import Import, bool IsNew)>.Done { Value.Import: var import })
        {
            form.Dispose();
            return Refuse(((Outcome<(Import, bool)>.Refused)begun).Why[0]);
        }

        var (intake, actor) = (caller.Workspace.Intake, caller.Actor);
        running.Begin(caller.Organisation.Id, import.Number, async stop =>
        {
            using (form)
            {
                if (form.Lines is not { } lines)
                    return await new ImportFolder(intake, actor, import, trace, clock).Take(form.Folder.Path, stop);
                await using var file = File.OpenRead(lines);
                return await new ImportLines(intake, actor, import, trace).Take(file, 1, stop) is { } why ? [why] : [];
            }
        });
        return Results.Redirect(Addresses.Of(caller.Organisation.Id, "invoer", $"{import.Number}"));

        IResult Refuse(Refusal? why) => Results.Redirect(page + QueryString.Create("fout", why?.Code ?? ""));
    }

    /// <summary>The token is a field of the form, which is not read as a whole; so it is shown to the check as if it came in a header.</summary>
    private static async Task<Refusal?> WhyNot(HttpContext context, IAntiforgery antiforgery, UploadedForm form)
    {
        var tokens = antiforgery.GetTokens(context);
        context.Request.Headers[tokens.HeaderName ?? "RequestVerificationToken"] = form[tokens.FormFieldName];
        try
        {
            return form[tokens.FormFieldName].Length > 0 && await antiforgery.IsRequestValidAsync(context) ? null : OldForm;
        }
        catch (AntiforgeryValidationException)
        {
            return OldForm;
        }
    }

    private static async Task<IResult> Rejects(Caller caller, Texts t, int nummer, CancellationToken cancel)
    {
        if (!await caller.Db.Set<Import>().AnyAsync(import => import.Number == nummer, cancel))
            return Problems.NotFound();
        var csv = new StringBuilder().AppendJoin(',', t["imports.file"], t["imports.line"], t["imports.code"], t["imports.reason"]).Append("\r\n");
        await foreach (var reject in caller.Db.Set<ImportReject>().AsNoTracking().Where(reject => reject.Import == nummer).OrderBy(reject => reject.Number).AsAsyncEnumerable().WithCancellation(cancel))
            csv.AppendJoin(',', CsvCell.Safe(reject.File), reject.Line, CsvCell.Safe(reject.Code), CsvCell.Safe(t.IsEnglish ? reject.En : reject.Nl)).Append("\r\n");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())], "text/csv", $"afgewezen-{nummer}.csv");
    }
}
