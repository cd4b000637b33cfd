using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Console;
using Appwacht.Server.Demo;
using Appwacht.Storage.Postgres;
using Appwacht.Storage.Sqlite;

namespace Appwacht.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class AppwachtServer
{
    /// <summary>Builds a server that is ready to be run.</summary>
    /// <param name="settings">What was set.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="clock">The clock.</param>
    public static WebApplication Build(ServerSettings settings, string urls, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(settings).AddSingleton(clock);
        builder.Services.AddSingleton<IDatabases>(_ => settings.Database is { } connection ? new PostgresDatabases(connection) : new SqliteDatabases(settings.Data));
        builder.Services.AddSingleton(_ => CatalogueFiles.Read()).AddSingleton<Workspaces>().AddScoped<Caller>();
        Authentication.Add(builder.Services, settings, urls, clock);
        ConsolePages.Add(builder.Services);

        var app = builder.Build();
        app.UseRouting();
        Authentication.Use(app, settings);
        var organisation = app.MapGroup("/v1/organisaties/{organisatie}");
        OrganisatieEndpoints.Map(organisation);
        ToestelEndpoints.Map(organisation);
        ConsolePages.Map(app);
        return app;
    }

    /// <summary>Makes the databases ready, and in a demonstration the fictional municipality.</summary>
    public static async Task Prepare(WebApplication app, CancellationToken cancel)
    {
        await app.Services.GetRequiredService<IDatabases>().Prepare(cancel);
        if (app.Services.GetRequiredService<ServerSettings>().Demo)
            await DemoOrganisation.Make(app.Services, cancel);
    }
}
