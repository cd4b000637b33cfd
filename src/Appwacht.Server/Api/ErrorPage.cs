using Appwacht.Core;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;

namespace Appwacht.Server.Api;

/// <summary>Why not, as a page for who looks with a browser.</summary>
internal static class ErrorPage
{
    private static readonly LocalText OldForm = new(
        "Dit formulier is verlopen, of het kwam niet van deze site. Ga terug, laad de pagina opnieuw en verstuur het nog eens.",
        "This form has expired, or did not come from this site. Go back, load the page again and send it once more.");

    /// <summary>Whether somebody looks with a browser.</summary>
    public static bool IsFor(HttpRequest request) =>
        !ApiVersion.IsFor(request) && request.GetTypedHeaders().Accept.Any(form => form.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page.</summary>
    public static PlainPage Of(int status, IReadOnlyList<Refusal> why) => new(
        TitleOf(status),
        say => string.Concat((status is StatusCodes.Status400BadRequest ? [OldForm] : why.Select(refusal => refusal.Message)).Select(text => $"<p>{PlainPage.Text(say(text.Nl, text.En))}</p>"))
            + $"""<p><a href="/">{say("Naar het begin", "To the start")}</a></p>""",
        status);

    private static LocalText TitleOf(int status) => status switch
    {
        400 => new("Versturen is niet gelukt", "This could not be sent"),
        403 => new("Geen toegang", "No access"),
        404 => new("Niet gevonden", "Not found"),
        429 => new("Even wachten", "Please wait"),
        503 => new("Even niet beschikbaar", "Not available for a moment"),
        < 500 => new("Dit kan niet", "This cannot be done"),
        _ => new("Er ging iets mis", "Something went wrong"),
    };
}
