using System.Security.Cryptography;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate;

/// <summary>
/// Why somebody is shut out, what to do and who helps: the same for everybody of an organisation, because nobody is signed in here. A proxy shows
/// it in the place of what was asked for, so it needs nothing from another address: no style, no picture, no script, no link.
/// </summary>
internal static class ExplanationPage
{
    private const string Style = """
        body{margin:0;background:#fff;color:#1a1a1a;font:1.125rem/1.6 system-ui,sans-serif}
        main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
        p,ol{margin:0 0 1rem}ol{padding-left:1.5rem}li{margin-bottom:.5rem}hr{border:0;border-top:1px solid #767676;margin:3rem 0}
        @media(prefers-color-scheme:dark){body{background:#1a1a1a;color:#f2f2f2}}
        """;

    private static readonly OwnStyle Own = new("sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style))));

    public static void Map(WebApplication app) => app.MapGet("/toegang/{organisatie}", Show).DisableRateLimiting().ExcludeFromDescription();

    /// <summary>Its address on this server.</summary>
    public static string AddressOf(OrganisationId organisation) => $"/toegang/{organisation}";

    /// <summary>Writes it, with the status that was set.</summary>
    public static async Task Write(HttpContext context, GateSnapshot snapshot)
    {
        var name = OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id) ? (await context.RequestServices.GetRequiredService<RoleDirectory>().Find(id, context.RequestAborted))?.Name : null;
        var page = Encoding.UTF8.GetBytes(Of(name ?? "", snapshot.Contact, Language.IsEnglish(context.Request)));
        var response = context.Response;
        (response.ContentType, response.ContentLength, response.Headers.Vary) = ("text/html; charset=utf-8", page.Length, "Accept-Language");
        context.Features.Set(Own);
        await response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static async Task Show(HttpContext context, GateWatch watch)
    {
        if (OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id) && watch.Of(id) is { } snapshot)
            await Write(context, snapshot);
        else
            await Problems.NotFound().ExecuteAsync(context);
    }

    /// <summary>Both languages on one page, that of the reader first: choosing one would need an address that the proxy guards.</summary>
    private static string Of(string organisation, string contact, bool isEnglish)
    {
        var (first, second) = isEnglish ? (English(organisation, contact), Dutch(organisation, contact)) : (Dutch(organisation, contact), English(organisation, contact));
        return $"""
            <!doctype html>
            <html lang="{(isEnglish ? "en" : "nl")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{(isEnglish ? "This device has no access" : "Dit toestel heeft geen toegang")}</title><link rel="icon" href="data:,"><style>{Style}</style></head>
            <body><main><h1>{(isEnglish ? "This device has no access now" : "Dit toestel heeft nu geen toegang")}</h1>
            {first}
            <hr><section lang="{(isEnglish ? "nl" : "en")}"><h2>{(isEnglish ? "Nederlands: dit toestel heeft nu geen toegang" : "English: this device has no access now")}</h2>
            {second}
            </section></main></body>
            </html>

            """;
    }

    private static string Dutch(string organisation, string contact) => $"""
        <p>{PlainPage.Text(organisation)} laat dit toestel nu niet toe tot de werkomgeving.</p>
        <h2>Waarom</h2>
        <p>Dat komt meestal doordat er een app op staat die niet op een werktoestel mag. Het kan ook zijn dat het toestel zich al lang niet heeft gemeld, of dat wij het niet kennen.
        Op deze pagina staat niet wat er op uw toestel is gevonden, want hier weten we niet wie u bent. U hebt er bericht over gekregen.</p>
        <h2>Wat u kunt doen</h2>
        <ol><li>Zoek het bericht dat u kreeg. Daarin staat om welke app het gaat.</li><li>Verwijder die app.</li>
        <li>Laat het toestel zich melden: zet het aan, met internet, en open de app waarmee uw organisatie het toestel beheert.</li>
        <li>Probeer het daarna opnieuw. U hoeft niets aan te vragen: zodra het toestel in orde is, mag het weer naar binnen.</li></ol>
        <h2>Wie helpt u</h2>
        <p>{(contact is "" ? "De servicedesk van uw organisatie." : PlainPage.Text(contact))}</p>
        <p>Kan uw werk niet wachten? Zeg dat erbij. Een beheerder kan uw toestel een paar uur doorlaten.</p>
        """;

    private static string English(string organisation, string contact) => $"""
        <p>{PlainPage.Text(organisation)} does not let this device into the work environment now.</p>
        <h2>Why</h2>
        <p>Mostly because there is an app on it that may not be on a work device. It may also be that the device has not reported for a long time, or that we do not know it.
        This page does not say what was found on your device, because here we do not know who you are. You were sent a message about it.</p>
        <h2>What you can do</h2>
        <ol><li>Look for the message that you were sent. It says which app it is.</li><li>Remove that app.</li>
        <li>Let the device report: switch it on, with internet, and open the app with which your organisation manages the device.</li>
        <li>Then try again. You need not ask for anything: as soon as the device is in order it is let in.</li></ol>
        <h2>Who helps you</h2>
        <p>{(contact is "" ? "The service desk of your organisation." : PlainPage.Text(contact))}</p>
        <p>Can your work not wait? Say so. An administrator can let your device through for some hours.</p>
        """;
}
