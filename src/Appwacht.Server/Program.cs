using System.CommandLine;
using Appwacht.Server.Hosting;

var urls = new Option<string>("--urls") { Description = "Where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var data = new Option<string?>("--data") { Description = "The folder with the databases" };
var database = new Option<string?>("--database") { Description = "A PostgreSQL connection string" };
var demo = new Option<bool>("--demo") { Description = "With the fictional municipality, whose people sign in without a password" };
var serve = new Command("serve", "Starts the server") { urls, data, database, demo };
serve.SetAction(async (given, cancel) =>
{
    var settings = new ServerSettings();
    new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build().GetSection("Appwacht").Bind(settings);
    settings.Data = given.GetValue(data) ?? settings.Data;
    settings.Database = given.GetValue(database) ?? settings.Database;
    settings.Demo |= given.GetValue(demo);
    await using var app = AppwachtServer.Build(settings, given.GetRequiredValue(urls), TimeProvider.System);
    await AppwachtServer.Prepare(app, cancel);
    await app.RunAsync(cancel);
    return 0;
});
return await new RootCommand("Appwacht as a server") { serve }.Parse(args).InvokeAsync();
