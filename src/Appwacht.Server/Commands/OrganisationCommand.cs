using System.CommandLine;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Storage;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Commands;

/// <summary><c>organisation</c>: the life of an organisation, for whoever runs the machine.</summary>
internal static class OrganisationCommand
{
    public static Command Create(PlaceOptions place, TimeProvider clock) => new("organisation", "Makes, backs up, restores, moves, exports and deletes organisations")
    {
        New(place, clock), List(place), BackUp(place, clock), Restore(place, clock), Move(place, clock), Export(place, clock), Delete(place), NewKeyCommand.Create(place, clock), place.Data, place.Database,
    };

    private static Command New(PlaceOptions place, TimeProvider clock)
    {
        var (id, name, parent) = (Id(), new Option<string>("--name") { Description = "The name people know", Required = true }, OptionalId("--parent", "The organisation whose baseline it adopts"));
        var grants = new Option<NewGrant[]>("--grant")
        {
            Description = "Gives a role to a group of a sign-in provider: provider:group=role; may be given several times",
            HelpName = "provider:group=role",
            CustomParser = given => [.. given.Tokens.Select(token => GrantText.Parse(token.Value, given.AddError)).OfType<NewGrant>()],
        };
        return new Command("create", "Makes an organisation") { id, name, parent, grants }.Does(async (given, cancel) => given.Say(
            await new CreateOrganisation(await place.Open(given, cancel), clock)
                .Handle(given.GetRequiredValue(id), given.GetRequiredValue(name), given.GetValue(parent), given.GetValue(grants) ?? [], cancel),
            made => $"{made.Id} was made."));
    }

    private static Command List(PlaceOptions place) => new Command("list", "Lists the organisations").Does(async (given, cancel) =>
    {
        var databases = await place.Open(given, cancel);
        await using var directory = databases.OpenDirectory();
        var known = await directory.Organisations.AsNoTracking().OrderBy(organisation => organisation.Id).ToListAsync(cancel);
        foreach (var organisation in known)
            given.InvocationConfiguration.Output.WriteLine($"{organisation.Id}\t{organisation.Name}{(organisation.Parent is { } above ? $"\tunder {above}" : "")}{(organisation.IsDemo ? "\tdemo" : "")}");
        foreach (var left in (await databases.Stored(cancel)).Except(known.Select(organisation => organisation.Id)))
            given.InvocationConfiguration.Output.WriteLine($"{left}\tleft over of an act that was cut off; remove it with delete");
        return 0;
    });

    private static Command BackUp(PlaceOptions place, TimeProvider clock)
    {
        var (id, file) = (Id(), new Option<string>("--to") { Description = "The file to write", HelpName = "file", Required = true });
        return new Command("backup", "Writes everything of an organisation to one file, while the server goes on") { id, file }.Does(async (given, cancel) =>
        {
            var databases = await place.Open(given, cancel);
            await using var into = WholeFile.Create(given.GetRequiredValue(file));
            var outcome = await new BackUpOrganisation(databases, clock).Handle(given.GetRequiredValue(id), into.Stream, cancel);
            if (outcome is Outcome<BackupSummary>.Done)
                await into.Keep(cancel);
            return given.Say(outcome, Summary);
        });
    }

    private static Command Restore(PlaceOptions place, TimeProvider clock)
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup" }.AcceptExistingOnly();
        return new Command("restore", "Makes an organisation from a backup; it must not be there") { file }.Does(async (given, cancel) =>
        {
            var databases = await place.Open(given, cancel);
            await using var from = given.GetRequiredValue(file).OpenRead();
            return given.Say(await new RestoreOrganisation(databases, clock).Handle(from, cancel), Summary);
        });
    }

    private static Command Move(PlaceOptions place, TimeProvider clock)
    {
        var (id, folder, connection) = (Id(), new Option<string?>("--to-data") { Description = "The folder to move to", HelpName = "folder" }, new Option<string?>("--to-database") { Description = "The PostgreSQL connection string to move to", HelpName = "connection" });
        var command = new Command("move", "Moves an organisation to another place") { id, folder, connection };
        command.Validators.Add(given =>
        {
            if (given.GetValue(folder) is null == given.GetValue(connection) is null)
                given.AddError("Say where to: either --to-data or --to-database.");
        });
        return command.Does(async (given, cancel) =>
        {
            var from = await place.Open(given, cancel);
            var to = Places.Open(given.GetValue(folder) ?? "", given.GetValue(connection));
            await to.Prepare(cancel);
            return given.Say(await new MoveOrganisation(from, to, clock).Handle(given.GetRequiredValue(id), cancel), Summary);
        });
    }

    private static Command Export(PlaceOptions place, TimeProvider clock)
    {
        var (id, folder) = (Id(), new Option<DirectoryInfo>("--to") { Description = "The folder to write to; it must be empty or not there", HelpName = "folder", Required = true });
        return new Command("export", "Writes everything of an organisation as JSON that other programs read") { id, folder }.Does(async (given, cancel) =>
        {
            var to = given.GetRequiredValue(folder);
            if (to.Exists && to.EnumerateFileSystemInfos().Any())
                return given.Refuse($"{to.FullName} is not empty.");
            PrivateFiles.MakeFolder(to.FullName);
            var outcome = await new ExportOrganisation(await place.Open(given, cancel), clock)
                .Handle(given.GetRequiredValue(id), name => PrivateFiles.Create(Path.Combine(to.FullName, name)), cancel);
            return given.Say(outcome, lines => string.Join(Environment.NewLine, lines.Select(file => $"{file.Key}\t{file.Value}")));
        });
    }

    private static Command Delete(PlaceOptions place)
    {
        var (id, yes) = (Id(), new Option<string?>("--yes") { Description = "The name once more: nothing brings back what is deleted", HelpName = "name" });
        return new Command("delete", "Deletes an organisation with everything of it") { id, yes }.Does(async (given, cancel) =>
        {
            var organisation = given.GetRequiredValue(id);
            if (given.GetValue(yes) != organisation.Value)
                return given.Refuse($"This deletes everything of {organisation}, for good. Repeat the name to do so: --yes {organisation}");
            return given.Say(await new DeleteOrganisation(await place.Open(given, cancel)).Handle(organisation, cancel), deleted => $"{deleted} was deleted.");
        });
    }

    private static Argument<OrganisationId> Id() => new("organisation")
    {
        Description = "Its permanent name, such as gemeente-voorbeeld",
        CustomParser = given => Parsed(given.Tokens[0].Value, given.AddError) ?? default,
    };

    private static Option<OrganisationId?> OptionalId(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "organisation",
        CustomParser = given => Parsed(given.Tokens[0].Value, given.AddError),
    };

    private static OrganisationId? Parsed(string text, Action<string> fault)
    {
        if (OrganisationId.TryParse(text, out var id))
            return id;
        fault($"`{text}` cannot be the name of an organisation: small letters, digits and hyphens between them, at most {OrganisationId.Longest}, beginning with a letter.");
        return null;
    }

    private static string Summary(BackupSummary summary) => string.Join(
        Environment.NewLine, summary.Tables.Select(table => $"{table.Name}\t{table.Rows}\t{table.Sha256}").Prepend($"{summary.Organisation}, as of {summary.TakenAt:yyyy-MM-dd HH:mm:ss} UTC: {summary.Rows} rows"));
}
