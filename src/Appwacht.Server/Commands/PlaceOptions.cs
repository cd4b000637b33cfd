using System.CommandLine;
using Appwacht.Core.Organisations;
using Appwacht.Server.Hosting;
using Appwacht.Storage;

namespace Appwacht.Server.Commands;

/// <summary>Where the data is, as every command asks it.</summary>
internal sealed class PlaceOptions
{
    /// <summary>The folder.</summary>
    public Option<string?> Data { get; } = new("--data") { Description = "The folder with the databases", HelpName = "folder", Recursive = true };

    /// <summary>The connection string.</summary>
    public Option<string?> Database { get; } = new("--database") { Description = "A PostgreSQL connection string", HelpName = "connection", Recursive = true };

    /// <summary>What was set in files and the environment, with what the command line says over it.</summary>
    public ServerSettings Settings(ParseResult given)
    {
        var settings = new ServerSettings();
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build().GetSection("Appwacht").Bind(settings);
        settings.Data = given.GetValue(Data) ?? settings.Data;
        settings.Database = given.GetValue(Database) ?? settings.Database;
        return settings;
    }

    /// <summary>Opens the place and makes it ready.</summary>
    public async Task<IDatabases> Open(ParseResult given, CancellationToken cancel)
    {
        var settings = Settings(given);
        var databases = Places.Open(settings.Data, settings.Database);
        await databases.Prepare(cancel);
        return databases;
    }
}
