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

    /// <summary>What was set in files and the environment, with what the command line says over it; and what of that cannot be read.</summary>
    public (ServerSettings Settings, IReadOnlyList<string> Mistakes) Settings(ParseResult given)
    {
        var (settings, mistakes) = SettingsReader.Read(new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());
        settings.Data = given.GetValue(Data) ?? settings.Data;
        settings.Database = given.GetValue(Database) ?? settings.Database;
        return (settings, mistakes);
    }

    /// <summary>Opens the place and makes it ready.</summary>
    public async Task<IDatabases> Open(ParseResult given, CancellationToken cancel)
    {
        var (settings, mistakes) = Settings(given);
        if (mistakes.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, mistakes));
        var databases = Places.Open(settings.Data, settings.Database);
        await databases.Prepare(cancel);
        return databases;
    }
}
