using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>Endpoints that use the conventions in every way, so that these can be tested apart from what the product does with them.</summary>
internal static class TestEndpoints
{
    public const string Organisation = "/v1/organisaties/{organisatie}/proef";

    public static string At(string path) => RunningServer.Municipality + "/proef" + path;

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Organisation).AddEndpointFilter(Mistakes.Refuse).WithTags("Proef");
        group.MapPost("/lichaam", (Wish wish) => Results.Json(wish)).Needs(Right.SeeOrganisation);
        group.MapGet("/vraag", (int getal, DateTimeOffset sinds, Role? rol, Paging page) => Results.Json(new { getal, sinds, page.Size })).Needs(Right.SeeOrganisation);
        group.MapGet("/fout", void () => throw new InvalidOperationException("geheim van Jan")).Needs(Right.SeeOrganisation);
        group.MapPost("/eenmaal", async (Caller caller, Wish wish, CancellationToken cancel) =>
        {
            if (wish.Aantal > 100)
                return Results.UnprocessableEntity();
            caller.Db.Add(new AuditEntry { At = wish.Op, Actor = "test", Origin = "test", Action = "test.done", About = wish.Naam, Result = "done", Details = "" });
            await caller.Db.SaveChangesAsync(cancel);
            if (wish.Naam is "breekt")
                throw new InvalidOperationException("after the effect, before the answer");
            return Results.Created("/v1/ergens/1", new { wish.Naam, Willekeurig = Guid.NewGuid() });
        }).OnceOnly().Needs(Right.SeeOrganisation);
        group.MapPut("/versie", (HttpRequest request) => IfMatch.WhyNot(request, IfMatch.VersionOf("a", 1)) ?? Results.NoContent()).Needs(Right.SeeOrganisation);
        group.MapGet("/traag", async (HttpContext context, int milliseconden) => { await Task.Delay(milliseconden, context.RequestAborted); return Results.Json(new { klaar = true }); }).Needs(Right.SeeOrganisation);
        group.MapPost("/import", async (HttpRequest request) => { await request.Body.CopyToAsync(Stream.Null); return Results.NoContent(); }).WithRequestTimeout(Limits.Import).Needs(Right.Import);
    }

    internal sealed record Wish(string Naam, int Aantal, DateTimeOffset Op);
}
