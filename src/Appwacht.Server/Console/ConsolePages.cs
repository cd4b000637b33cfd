using Microsoft.Extensions.FileProviders;

namespace Appwacht.Server.Console;

/// <summary>The pages for people: made on the server, usable without a script, with their style from this server alone.</summary>
internal static class ConsolePages
{
    /// <summary>The cookie in which somebody's choice of language is kept.</summary>
    public const string LanguageCookie = "taal";

    public static void Add(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => WordsFor(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    public static void Map(WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
        });
        app.UseAntiforgery();
        app.MapRazorComponents<ConsoleApp>();
    }

    private static Words.Words WordsFor(HttpContext? context) =>
        context?.Request.Cookies[LanguageCookie] is "en" || (context?.Request.Cookies[LanguageCookie] is null && context is not null && Api.Language.IsEnglish(context.Request))
            ? Words.Words.English : Words.Words.Dutch;
}
