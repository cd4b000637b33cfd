using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Api.Conventions;
using Appwacht.Server.Console;
using Appwacht.Server.Demo;
using Appwacht.Server.Gate;
using Appwacht.Server.Gate.Signals;
using Appwacht.Server.Imports;
using Appwacht.Server.Outgoing;
using Appwacht.Server.Papers;
using Appwacht.Server.Rounds;
using Appwacht.Server.Setup;
using Appwacht.Server.Telemetry;
using Appwacht.Storage;

namespace Appwacht.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class AppwachtServer
{
    /// <summary>Builds a server that is ready to be run.</summary>
    /// <param name="settings">What was set.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="adjust">Adds what only somebody who looks into it needs, such as another exporter.</param>
    public static WebApplication Build(ServerSettings settings, string urls, TimeProvider clock, Action<WebApplicationBuilder>? adjust = null)
    {
        // What is set is read once, by ourselves; nothing of the folder it happens to be started in is read or watched.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls(urls);
        // A line for each request costs as much as the request, and tells what the trail and the metrics tell better.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It warns at each form that a page with one is not to be kept by the browser, which we say of every page.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSingleton(settings).AddSingleton(clock);
        builder.Services.AddSingleton<IDatabases>(_ => Places.Open(settings.Data, settings.Database));
        builder.Services.AddSingleton(_ => new ShippedCatalogue(CatalogueFiles.Read())).AddSingleton<Workspaces>().AddSingleton<FleetsAtStart>().AddScoped<Caller>();
        // Whoever asks for the register in a request gets that of the organisation it is about.
        builder.Services.AddScoped(services => services.GetRequiredService<Caller>().Register.Catalogue);
        builder.Services.AddSingleton<SetUp>();
        builder.Services.AddSingleton<ServerKeys>().AddSingleton<DailyRounds>().AddHostedService(services => services.GetRequiredService<DailyRounds>());
        builder.Services.AddHostedService<QuietMemory>();
        builder.Services.AddSingleton<EnforcementRounds>().AddHostedService(services => services.GetRequiredService<EnforcementRounds>());
        builder.Services.AddSingleton<GateWatch>().AddHostedService(services => services.GetRequiredService<GateWatch>());
        builder.Services.AddSingleton<SignalWatch>().AddSingleton<SignalBell>().AddSingleton<SignalTokens>().AddSingleton<PushAddresses>().AddSingleton<SignalPush>().AddHostedService<SignalRounds>();
        builder.Services.AddSingleton<PaperPdf>();
        Outlets.Add(builder.Services);
        if (settings.Demo)
            DemoServices.Add(builder.Services, settings, clock);
        Authentication.Add(builder.Services, settings, urls, clock);
        PersonalData.Add(builder.Services);
        TelemetryExport.Add(builder, settings);
        Limits.Add(builder, settings.Limits);
        Pipeline.Add(builder.Services, settings);
        ApiDocument.Add(builder.Services);
        ConsolePages.Add(builder.Services);
        Authentication.ReadKeysLate(builder.Services);
        adjust?.Invoke(builder);

        var app = builder.Build();
        Pipeline.Use(app, settings);
        Health.Map(app);
        SecurityTxt.Map(app);
        ApiDocument.Map(app);
        SignInPages.Map(app, settings);
        SetupPages.Map(app, settings);
        var organisation = app.MapGroup("/v1/organisaties/{organisatie}").AddEndpointFilter(Mistakes.Refuse);
        OrganisatieEndpoints.Map(organisation);
        ResourceEndpoints.Map(organisation);
        InventarisEndpoints.Map(organisation);
        ImportEndpoints.Map(organisation);
        GebeurtenisEndpoints.Map(organisation);
        ControlepuntEndpoints.Map(organisation);
        VerwerkingEndpoints.Map(organisation);
        BewaartermijnEndpoints.Map(organisation);
        BeginvoorwaardeEndpoints.Map(organisation);
        GateEndpoints.Map(app, organisation);
        TransmitterEndpoints.Map(app);
        ExplanationPage.Map(app);
        ConsolePages.Map(app);
        if (settings.Demo)
            DemoTime.Map(app);
        return app;
    }

    /// <summary>Makes the databases ready, and in a demonstration the fictional municipality.</summary>
    public static async Task Prepare(WebApplication app, CancellationToken cancel)
    {
        var early = app.Services.GetRequiredService<FleetsAtStart>();
        early.LoadRegister();
        var organisations = await app.Services.GetRequiredService<IDatabases>().Prepare(cancel);
        early.Load(organisations);
        UploadedFolder.Clear(app.Services.GetRequiredService<ServerSettings>().Data);
        if (app.Services.GetRequiredService<ServerSettings>().Demo)
            await DemoOrganisation.Make(app.Services, cancel);
        // Whoever has an organisation does not wait until it was asked whether there is one.
        else if (organisations.All(organisation => organisation == DemoOrganisation.Id))
            await SetupPages.Offer(app, cancel);
    }
}
