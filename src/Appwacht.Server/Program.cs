using System.CommandLine;
using Appwacht.Server.Access;
using Appwacht.Server.Commands;
using Appwacht.Server.Hosting;
using Appwacht.Server.Telemetry;

var place = new PlaceOptions();
var urls = new Option<string>("--urls") { Description = "Where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var demo = new Option<bool>("--demo") { Description = "With the fictional municipality, whose people sign in without a password" };
var serve = new Command("serve", "Starts the server") { urls, place.Data, place.Database, demo }.Does(async (given, cancel) =>
{
    var (settings, mistakes) = place.Settings(given);
    settings.Demo |= given.GetValue(demo);
    var listening = given.GetRequiredValue(urls);
    mistakes = [.. mistakes, .. SettingsReader.Check(settings, listening), .. SettingsCheck.Faults(settings, listening)];
    if (mistakes.Count > 0)
    {
        await Console.Error.WriteLineAsync("The settings are not right:\n- " + string.Join("\n- ", mistakes));
        return 2;
    }

    await using var app = AppwachtServer.Build(settings, listening, TimeProvider.System);
    app.Lifetime.ApplicationStarted.Register(() => app.Logger.Started(Health.Version, string.Join(' ', app.Urls)));
    await AppwachtServer.Prepare(app, cancel);
    await app.RunAsync(cancel);
    return 0;
});
// The server stops by itself when it is told to, and takes the time for it that running requests need.
return await new RootCommand("Appwacht as a server") { serve, OrganisationCommand.Create(place, TimeProvider.System) }.Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
