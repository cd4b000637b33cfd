using Appwacht.Server.Access;
using Appwacht.Server.Api;

namespace Appwacht.Server.Console.Layout;

/// <summary>Keeps somebody's choice of language in a cookie.</summary>
internal static class LanguageChoice
{
    /// <summary>Where the choice is sent.</summary>
    public const string Address = "/taal";

    public static void Map(WebApplication app) => app.MapPost(Address, Choose).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Choose(HttpContext context, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return Results.BadRequest();
        }

        var language = form["taal"].ToString() is "en" ? "en" : "nl";
        context.Response.Cookies.Append(
            Language.Cookie, language, new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return Results.LocalRedirect(SignInPages.LocalOr(form["terug"], "/"));
    }
}
