using System.CommandLine;
using Appwacht.Server.Hosting;
using Appwacht.Server.Telemetry;

var urls = new Option<string>("--urls") { Description = "Where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var data = new Option<string?>("--data") { Description = "The folder with the databases" };
var database = new Option<string?>("--database") { Description = "A PostgreSQL connection string" };
var demo = new Option<bool>("--demo") { Description = "With the fictional municipality, whose people sign in without a password" };
var serve = new Command("serve", "Starts the server") { urls, data, database, demo };
serve.SetAction(async (given, cancel) =>
{
    var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
    var (settings, mistakes) = SettingsReader.Read(configuration);
    settings.Data = given.GetValue(data) ?? settings.Data;
    settings.Database = given.GetValue(database) ?? settings.Database;
    settings.Demo |= given.GetValue(demo);
    mistakes = [.. mistakes, .. SettingsReader.Check(settings, given.GetRequiredValue(urls))];
    if (mistakes.Count > 0)
    {
        await Console.Error.WriteLineAsync("The settings are not right:\n- " + string.Join("\n- ", mistakes));
        return 2;
    }

    await using var app = AppwachtServer.Build(settings, given.GetRequiredValue(urls), TimeProvider.System);
    app.Lifetime.ApplicationStarted.Register(() => app.Logger.Started(Health.Version, string.Join(' ', app.Urls)));
    await AppwachtServer.Prepare(app, cancel);
    await app.RunAsync(cancel);
    return 0;
});
// The server stops by itself when it is told to, and takes the time for it that running requests need.
return await new RootCommand("Appwacht as a server") { serve }.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
