using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;

namespace Appwacht.Server.Api;

/// <summary>Answers that say why not, as <c>application/problem+json</c> (RFC 9457), with every mistake at once.</summary>
internal static class Problems
{
    /// <summary>Nobody is signed in.</summary>
    public static IResult NotSignedIn() => Of(StatusCodes.Status401Unauthorized, new Refusal("access.not-signed-in", "U bent niet aangemeld.", "You are not signed in."));

    /// <summary>There is no such thing, or not for this caller: which of the two is not said.</summary>
    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, new Refusal("access.not-found", "Dit is er niet, of niet voor u.", "This does not exist, or not for you."));

    /// <summary>The caller has no role that gives the right.</summary>
    public static IResult Forbidden(Right right) => Of(StatusCodes.Status403Forbidden, new Refusal(
        "access.no-right",
        $"Hiervoor is een andere rol nodig: {string.Join(", ", Rights.Of(right).Select(role => role.Name()))}.",
        $"This needs another role: {string.Join(", ", Rights.Of(right).Select(role => role.Name()))}."));

    /// <summary>It was refused.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> why, int status = StatusCodes.Status422UnprocessableEntity) => new Answer(status, why);

    /// <summary>It was refused, for one reason.</summary>
    public static IResult Of(int status, Refusal why) => new Answer(status, [why]);

    /// <summary>Writes the problem in the language that the caller asks for.</summary>
    private sealed record Answer(int Status, IReadOnlyList<Refusal> Why) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (ErrorPage.IsFor(httpContext.Request))
                return ErrorPage.Of(Status, Why).ExecuteAsync(httpContext);
            var isEnglish = Language.IsEnglish(httpContext.Request);
            string Say(LocalText text) => isEnglish ? text.En : text.Nl;
            var problem = new Probleem(
                Status, Say(Why[0].Message), string.Join(' ', Why.Select(refusal => Say(refusal.Message))), Why[0].Code,
                [.. Why.Select(refusal => new Fout(refusal.Code, Say(refusal.Message), refusal.Field))]);
            return TypedResults.Json(problem, WireJson.Default.Probleem, "application/problem+json", Status).ExecuteAsync(httpContext);
        }
    }
}
