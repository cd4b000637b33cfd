using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Retention;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/bewaartermijnen</c>: how long what is kept.</summary>
internal static class BewaartermijnEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/bewaartermijnen", List).WithName("listBewaartermijnen").WithSummary("De bewaartermijnen").WithTags("Bewaartermijnen").Needs(Right.WatchPrivacy).Produces<Bewaartermijnen>();
        organisation.MapPut("/bewaartermijnen/{soort}", Set).WithName("updateBewaartermijn").WithSummary("Een bewaartermijn wijzigen").WithTags("Bewaartermijnen").Needs(Right.WatchPrivacy).Produces<Bewaartermijnen>();
    }

    private static async Task<IResult> List(Caller caller, HttpRequest request, CancellationToken cancel)
    {
        var isEnglish = Language.IsEnglish(request);
        var periods = await SetRetention.Periods(caller.Db, cancel);
        IfMatch.Tell(request.HttpContext, VersionOf(periods));
        var last = await caller.Db.Set<RetentionRound>().AsNoTracking().OrderByDescending(round => round.Day).FirstOrDefaultAsync(cancel);
        return TypedResults.Json(
            new Bewaartermijnen(
                [.. periods.Select(period => new Bewaartermijn(period.Key.Code, isEnglish ? period.Key.What.En : period.Key.What.Nl, period.Value, period.Key.Days, period.Key.Shortest, period.Key.Longest))],
                last?.At),
            WireJson.Default.Bewaartermijnen);
    }

    private static async Task<IResult> Set(Caller caller, string soort, BewaartermijnWijziging wijziging, TimeProvider clock, HttpRequest request, CancellationToken cancel)
    {
        if (RetentionKind.Find(soort) is not { } kind)
            return Problems.NotFound();
        if (IfMatch.WhyNot(request, VersionOf(await SetRetention.Periods(caller.Db, cancel))) is { } problem)
            return problem;
        return await new SetRetention(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock)).Handle(new(kind, wijziging.Dagen), cancel) switch
        {
            Outcome<int>.Refused refused => Problems.Refused(refused.Why),
            _ => await List(caller, request, cancel),
        };
    }

    /// <summary>They are seen and weighed together, so they are one version together.</summary>
    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(IReadOnlyDictionary<RetentionKind, int> periods) =>
        IfMatch.VersionOf([.. RetentionKind.All.Select(kind => (object?)$"{kind.Code}={periods[kind]}")]);
}
