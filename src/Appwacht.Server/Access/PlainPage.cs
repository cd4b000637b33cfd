using System.Text.Encodings.Web;
using Appwacht.Policy.Language;
using Appwacht.Server.Api;
using Appwacht.Server.Console.Style;

namespace Appwacht.Server.Access;

/// <summary>A page of plain HTML, without a script, in the language that the browser asks for.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Body">Writes what is on it, in English or not.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record PlainPage(LocalText Title, Func<Func<string, string, string>, string> Body, int Status = StatusCodes.Status200OK) : IResult
{
    /// <summary>A page with one sentence on it and the way back.</summary>
    public static PlainPage Saying(LocalText title, LocalText sentence, int status) => new(
        title, say => $"""<p>{Text(say(sentence.Nl, sentence.En))}</p><p><a href="/aanmelden">{say("Naar het aanmelden", "To the sign-in page")}</a></p>""", status);

    /// <summary>Text as it is written in HTML.</summary>
    public static string Text(string text) => HtmlEncoder.Default.Encode(text);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isEnglish = Language.IsEnglish(httpContext.Request);
        string Say(string nl, string en) => isEnglish ? en : nl;
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept-Language";
        var (styles, theme) = (httpContext.RequestServices.GetRequiredService<StyleFiles>(), httpContext.RequestServices.GetRequiredService<Theme>());
        var title = Text(Say(Title.Nl, Title.En));
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{Say("nl", "en")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} - Appwacht</title>
            <link rel="stylesheet" href="{styles["basis.css"]}">{string.Concat(styles.Of(theme).Select(sheet => $"<link rel=\"stylesheet\" href=\"{sheet}\">"))}<link rel="icon" href="data:,"></head>
            <body class="{theme.Class}"><header class="head"><div class="wrap head-row"><a class="brand" href="/"><span class="brand-name">Appwacht</span></a></div></header>
            <main class="wrap page plain stack"><h1>{title}</h1>
            {Body(Say)}
            </main></body>
            </html>

            """,
            httpContext.RequestAborted);
    }
}
