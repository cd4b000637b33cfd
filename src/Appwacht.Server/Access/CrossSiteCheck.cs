using Appwacht.Core;
using Appwacht.Server.Api;

namespace Appwacht.Server.Access;

/// <summary>
/// Refuses a change through the API that another site made a browser ask for: the browser adds the session cookie by itself, so the
/// cookie alone does not show that the person wanted it. A token does, because nobody adds it but who has it.
/// </summary>
internal sealed class CrossSiteCheck(RequestDelegate next)
{
    private static readonly Refusal Refused = new(
        "access.cross-site",
        "Deze wijziging kwam niet van deze site. Zonder browser: stuur de header `X-Requested-With` mee, of gebruik een token.",
        "This change did not come from this site. Without a browser: send the header `X-Requested-With`, or use a token.");

    public Task InvokeAsync(HttpContext context) => IsFromElsewhere(context) ? Problems.Of(StatusCodes.Status403Forbidden, Refused).ExecuteAsync(context) : next(context);

    private static bool IsFromElsewhere(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase) || context.User.Identity?.AuthenticationType is not Login.BySession
            || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        // What the browser says of where it comes from counts; one too old to say so cannot add a header of its own for another site.
        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => false,
            "" => !request.Headers.ContainsKey("X-Requested-With"),
            _ => true,
        };
    }
}
