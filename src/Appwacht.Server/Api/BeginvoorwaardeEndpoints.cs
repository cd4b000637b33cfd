using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Start;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/beginvoorwaarden</c>: what must be in order before anything is read of devices.</summary>
internal static class BeginvoorwaardeEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/beginvoorwaarden", List).WithName("listBeginvoorwaarden").WithSummary("De voorwaarden voor het begin").WithTags("Begin").Needs(Right.SeeCounts).Produces<Beginvoorwaarden>();
        organisation.MapPut("/beginvoorwaarden/{soort}", Confirm).WithName("confirmBeginvoorwaarde").WithSummary("Bevestigen dat aan een voorwaarde is voldaan").WithTags("Begin").Needs(Right.ConfirmStart).Produces<Beginvoorwaarden>();
    }

    private static async Task<IResult> List(Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var isEnglish = Language.IsEnglish(request);
        var known = await Known(caller, cancel);
        IfMatch.Tell(request.HttpContext, VersionOf(known));
        return Answers.Of(
            new Beginvoorwaarden(
                [.. StartKind.All.Select(kind => (Kind: kind, What: isEnglish ? kind.What.En : kind.What.Nl, Is: known.GetValueOrDefault(kind.Code)))
                    .Select(one => new Beginvoorwaarde(one.Kind.Code, one.What, one.Is is not null, one.Is?.By, one.Is?.On, one.Is?.Reference, one.Is?.ConfirmedAt))],
                await ReadyToStart.WhyNot(caller.Db, cancel) is null),
            WireJson.Default.Beginvoorwaarden);
    }

    private static async Task<IResult> Confirm(Caller caller, string soort, Beginbevestiging bevestiging, TimeProvider clock, HttpRequest request, CancellationToken cancel)
    {
        if (StartKind.Find(soort) is not { } kind)
            return Problems.NotFound();
        if (IfMatch.WhyNot(request, VersionOf(await Known(caller, cancel))) is { } problem)
            return problem;
        var confirm = new ConfirmStart(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await confirm.Handle(new(kind, bevestiging.Door ?? "", bevestiging.Datum, bevestiging.Kenmerk ?? ""), cancel) switch
        {
            Outcome<StartCondition>.Refused refused => Answers.Refused(refused.Why),
            _ => await List(caller, request, cancel),
        };
    }

    private static Task<Dictionary<string, StartCondition>> Known(Caller caller, CancellationToken cancel) =>
        caller.Db.Set<StartCondition>().AsNoTracking().ToDictionaryAsync(condition => condition.Kind, cancel);

    /// <summary>They are confirmed one by one and weighed together, so they are one version together.</summary>
    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(Dictionary<string, StartCondition> known) =>
        IfMatch.VersionOf([.. StartKind.All.Select(kind => (object?)$"{kind.Code}={(known.TryGetValue(kind.Code, out var condition) ? Time.Microseconds(condition.ConfirmedAt) : null)}")]);
}
