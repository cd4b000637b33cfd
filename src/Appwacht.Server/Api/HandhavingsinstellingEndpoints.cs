using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/instellingen/handhaving</c>: when steps are taken, and whether at all.</summary>
internal static class HandhavingsinstellingEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/instellingen/handhaving", Get).WithName("getHandhavingsinstelling").WithSummary("Wanneer er stappen worden gezet, en of dat gebeurt").WithTags("Instellingen").Needs(Right.SetEnforcement).Produces<Handhavingsinstelling>();
        organisation.MapPut("/instellingen/handhaving", Set).WithName("updateHandhavingsinstelling").WithSummary("Wijzigen wanneer er stappen worden gezet, en of dat gebeurt").WithTags("Instellingen").Needs(Right.SetEnforcement).Produces<Handhavingsinstelling>();
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, CancellationToken cancel) => Tell(context, await EnforcementSettings.Of(caller.Db, cancel));

    private static async Task<IResult> Set(HttpContext context, Caller caller, TimeProvider clock, Handhavingsinstelling wens, CancellationToken cancel)
    {
        if (IfMatch.WhyNot(context.Request, VersionOf(await EnforcementSettings.Of(caller.Db, cancel))) is { } problem)
            return problem;
        return await new SetEnforcement(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock)).Handle(new(wens.Aan, wens.Van, wens.Tot, wens.VersDagen), cancel) switch
        {
            Outcome<EnforcementSettings>.Done { Value: var settings } => Tell(context, settings),
            Outcome<EnforcementSettings>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static IResult Tell(HttpContext context, EnforcementSettings settings)
    {
        IfMatch.Tell(context, VersionOf(settings));
        return Answers.Of(new Handhavingsinstelling(settings.IsOn, settings.FromHour, settings.UntilHour, settings.FreshDays), WireJson.Default.Handhavingsinstelling);
    }

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(EnforcementSettings settings) =>
        IfMatch.VersionOf("handhaving", settings.IsOn, settings.FromHour, settings.UntilHour, settings.FreshDays);
}
