using System.CommandLine;
using Appwacht.Server.Commands;
using Appwacht.Server.Hosting;
using Microsoft.Extensions.Options;

var place = new PlaceOptions();
var urls = new Option<string>("--urls") { Description = "Where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
var demo = new Option<bool>("--demo") { Description = "With the fictional municipality, whose people sign in without a password" };
var serve = new Command("serve", "Starts the server") { urls, place.Data, place.Database, demo }.Does(async (given, cancel) =>
{
    var settings = place.Settings(given);
    settings.Demo |= given.GetValue(demo);
    try
    {
        await using var app = AppwachtServer.Build(settings, given.GetRequiredValue(urls), TimeProvider.System);
        await AppwachtServer.Prepare(app, cancel);
        await app.RunAsync(cancel);
        return 0;
    }
    catch (OptionsValidationException wrong)
    {
        foreach (var fault in wrong.Failures)
            await Console.Error.WriteLineAsync(fault);
        return 2;
    }
});
return await new RootCommand("Appwacht as a server") { serve, OrganisationCommand.Create(place, TimeProvider.System) }.Parse(args).InvokeAsync();
