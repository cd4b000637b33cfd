using System.Text.Json.Serialization.Metadata;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet.Start;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary>Answers of the resources: what was asked, or why not with the status that fits.</summary>
internal static class Answers
{
    /// <summary>What was asked.</summary>
    public static IResult Of<T>(T value, JsonTypeInfo<T> form, int status = StatusCodes.Status200OK) => TypedResults.Json(value, form, statusCode: status);

    /// <summary>Something that is there now, and where.</summary>
    public static IResult Created<T>(HttpContext context, string address, T value, JsonTypeInfo<T> form)
    {
        context.Response.Headers.Location = address;
        return Of(value, form, StatusCodes.Status201Created);
    }

    /// <summary>It was refused: there is nothing of the kind, it may not be done by this caller, it was done already, or it is wrong.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> why) => Problems.Refused(why, why[0].Code switch
    {
        "policy.not-found" or "exemption.not-found" or "report.not-found" or "report.device" or "register-change.not-found" or "campaign.unknown" or "campaign.no-such-step" or "outgoing.unknown" or "extension.finding" or "extension.not-found" or "gate-pass.not-found" or "paper.not-found" or "evidence.not-found" or "agreement.not-found" or "agreement.no-borrower" or "agreement.no-return" => StatusCodes.Status404NotFound,
        "policy.own" or "exemption.own" or "register-change.own" or "register-change.not-yours" or "extension.own" => StatusCodes.Status403Forbidden,
        "policy.decided" or "exemption.state" or "report.answered" or "register-change.decided" or "campaign.over" or "campaign.not-begun" or "campaign.begun" or "campaign.step-taken" or "outgoing.sent"
            or "outgoing.given-up" or "outgoing.over" or "extension.asked" or "extension.decided" or "extension.over" or "advisory.sent-already" or "gate-pass.given" or "gate-pass.over" or "paper.is-final" or "evidence.changed" or "audit.changed" or "agreement.draft-there" or "agreement.is-in-force" or "agreement.signed" or "agreement.signed-already" or "agreement.not-lent" or ReadyToStart.Code => StatusCodes.Status409Conflict,
        "paper.no-office" => StatusCodes.Status501NotImplemented,
        "paper.no-pdf" => StatusCodes.Status503ServiceUnavailable,
        "paper.stale" or "agreement.stale" or "agreement.other-text" => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    });

    /// <summary>One page of what is held in memory.</summary>
    /// <param name="context">The request.</param>
    /// <param name="paging">Which part is asked for.</param>
    /// <param name="all">Everything, in an order that stays.</param>
    public static Pagina<T> Page<T>(HttpContext context, Paging paging, IReadOnlyCollection<T> all)
    {
        var items = all.Skip((int)paging.After).Take(paging.Size).ToArray();
        return new(items, all.Count, paging.Next(context, paging.After + items.Length < all.Count ? paging.After + items.Length : null));
    }
}
