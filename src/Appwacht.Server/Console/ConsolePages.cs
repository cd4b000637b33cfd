using Appwacht.Server.Access;
using Appwacht.Server.Console.Layout;
using Appwacht.Server.Console.Pages.Agreements;
using Appwacht.Server.Console.Pages.Devices;
using Appwacht.Server.Console.Pages.Exemptions;
using Appwacht.Server.Console.Pages.Intake;
using Appwacht.Server.Console.Pages.Papers;
using Appwacht.Server.Console.Pages.Public;
using Appwacht.Server.Console.Parts;
using Appwacht.Server.Console.Style;
using Appwacht.Server.Console.Words;
using Appwacht.Server.Imports;

namespace Appwacht.Server.Console;

/// <summary>The pages for people: made on the server, usable without a script, with their style from this server alone.</summary>
internal static class ConsolePages
{
    public static void Add(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton<StyleFiles>().AddSingleton<PublicPages>();
        services.AddScoped(provider => Texts.For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<Notices>();
        services.AddSingleton<KnownLooks>().AddScoped<PageLook>();
        services.AddScoped(provider => provider.GetRequiredService<PageLook>().Theme);
        services.AddCascadingValue(provider => provider.GetRequiredService<Theme>());
        services.AddSingleton<RunningImports>().AddHostedService(provider => provider.GetRequiredService<RunningImports>());
    }

    public static void Map(WebApplication app)
    {
        PageLook.Use(app);
        app.UseAntiforgery(); // for the forms on pages; what comes through the API is looked at by CrossSiteCheck
        app.Services.GetRequiredService<StyleFiles>().Map(app);
        app.Services.GetRequiredService<KnownLooks>().Map(app);
        LanguageChoice.Map(app);
        Pages.Policies.WhatIfExport.Map(app);
        app.MapGet("/", Home).ExcludeFromDescription();
        DeviceFile.Map(app);
        ExemptionFile.Map(app);
        PaperFile.Map(app);
        PublicFile.Map(app);
        AgreementFile.Map(app);
        UploadEndpoint.Map(app);
        app.MapRazorComponents<ConsoleApp>().ExcludeFromDescription();
    }

    /// <summary>Sends somebody to what they may see first of their organisation, or to the page where they choose one.</summary>
    private static async Task<IResult> Home(HttpContext context, RoleDirectory roles, CancellationToken cancel)
    {
        if (Login.Of(context.User) is not { } login)
            return Results.Redirect(SignInPages.AddressFor(context, "/"));
        return await roles.All(login, cancel) is [var only] ? Results.Redirect(Menu.FirstPage(only)) : Results.Redirect(Addresses.Organisations);
    }
}
