using System.Text;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Commands;

/// <summary>The whole life of an organisation on the fictional municipality, with its 795 devices.</summary>
public class OrganisationLifeTests
{
    private static readonly string Id = DemoOrganisation.Id.Value;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_municipality_moves_there_and_back_with_every_row_and_every_answer_as_it_was(string between)
    {
        await using var home = await Municipality(TestDatabases.Sqlite);
        await using var away = await TestDatabases.Prepared(between);
        var (rows, answers) = (await Rows(home), await FleetAnswers(home));
        Assert.Equal(795, rows["devices"].Rows);

        Fine(await Typed.At(home, ["move", Id, .. To(away)]));
        Assert.Equal(answers, await FleetAnswers(away));
        Fine(await Typed.At(away, "move", Id, "--to-data", home.Folder));
        Assert.Equal(answers, await FleetAnswers(home));

        var after = await Rows(home);
        Assert.Equal(rows.Keys.Order(), after.Keys.Order());
        Assert.All(rows.Keys.Except(["audit"]), table => Assert.Equal(rows[table], after[table]));
        Assert.Equal(rows["audit"].Rows + 2, after["audit"].Rows);
        Assert.Empty(await away.Databases.Stored(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_municipality_is_backed_up_deleted_and_restored(string kind)
    {
        await using var place = await Municipality(kind);
        var (rows, answers) = (await Rows(place), await FleetAnswers(place));
        var file = Path.Combine(place.Folder, "backup.ndjson");
        var backup = await Typed.At(place, "backup", Id, "--to", file);
        Fine(backup);
        Assert.Contains("devices\t795\t", backup.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        Refused(await Typed.At(place, "delete", Id), $"--yes {Id}");
        Refused(await Typed.At(place, "delete", Id, "--yes", "gemeente-ander"), $"--yes {Id}");
        Refused(await Typed.At(place, "restore", file), "already");
        Fine(await Typed.At(place, "delete", Id, "--yes", Id));
        Assert.Empty(await place.Databases.Stored(Cancel));
        Refused(await Typed.At(place, "delete", Id, "--yes", Id), "There is no organisation");
        Assert.DoesNotContain(Id, (await Typed.At(place, "list")).Output, StringComparison.Ordinal);

        Fine(await Typed.At(place, "restore", file));
        Assert.Contains($"{Id}\tGemeente Voorbeeld\tdemo", (await Typed.At(place, "list")).Output, StringComparison.Ordinal);
        Assert.Equal(answers, await FleetAnswers(place));
        var after = await Rows(place);
        Assert.All(rows.Keys.Except(["audit"]), table => Assert.Equal(rows[table], after[table]));
        await using var directory = place.Databases.OpenDirectory();
        Assert.Equal(Enum.GetValues<Role>().Length, await directory.RoleGrants.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_backup_never_replaces_a_file_and_a_refused_one_leaves_none()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        Fine(await Typed.At(place, "create", "gemeente-a", "--name", "A"));
        var file = Path.Combine(place.Folder, "backup.ndjson");
        await File.WriteAllTextAsync(file, "something of somebody", Cancel);
        Refused(await Typed.At(place, "backup", "gemeente-a", "--to", file), "is there already");
        Assert.Equal("something of somebody", await File.ReadAllTextAsync(file, Cancel));
        var before = Directory.GetFiles(place.Folder).Order().ToArray();
        Refused(await Typed.At(place, "backup", "gemeente-b", "--to", file + "2"), "There is no organisation");
        Assert.Equal(before, Directory.GetFiles(place.Folder).Order());
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_is_exported_holds_every_row_and_every_installed_app(string kind)
    {
        await using var place = await Municipality(kind);
        var folder = Path.Combine(place.Folder, "export");
        Fine(await Typed.At(place, "export", Id, "--to", folder));
        Refused(await Typed.At(place, "export", Id, "--to", folder), "not empty");

        var rows = await Rows(place);
        foreach (var (name, table) in rows)
            Assert.Equal(table.Rows, (await File.ReadAllLinesAsync(Path.Combine(folder, name + ".ndjson"), Cancel)).LongLength);
        var exported = (await File.ReadAllLinesAsync(Path.Combine(folder, ExportOrganisation.Inventories), Cancel)).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var view = (await Fleet(place)).View;
        Assert.Equal(view.Installs, exported.Sum(inventory => inventory.GetProperty("apps").GetArrayLength()));
        Assert.Equal(view.Apps.Count, (await File.ReadAllLinesAsync(Path.Combine(folder, ExportOrganisation.Apps), Cancel)).Length);
        Assert.Contains(exported, inventory => inventory.GetRawText().Contains("com.zhiliaoapp.musically", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exported_inventory_is_taken_by_the_import_of_another_server()
    {
        await using var old = await Municipality(TestDatabases.Sqlite);
        var folder = Path.Combine(old.Folder, "export");
        Fine(await Typed.At(old, "export", Id, "--to", folder));
        await using var place = await Municipality(TestDatabases.Sqlite, withInventories: false);
        await using (var server = Services(place))
        {
            var workspace = await server.GetRequiredService<Workspaces>().Of(DemoOrganisation.Id, Cancel);
            FleetLine[] lines = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, ExportOrganisation.Inventories), Cancel)).Select(line => new FleetLine.OfInventory(Encoding.UTF8.GetBytes(line)))];
            var taken = Assert.IsType<IntakeAnswer.Taken>(await workspace.Intake.Take(lines, Actor.Operator, null, TimeSpan.FromMinutes(1), null));
            Assert.All(taken.Lines, line => Assert.Equal(LineState.Taken, line.State));
        }

        Assert.Equal(await FleetAnswers(old), await FleetAnswers(place));
    }

    private static async Task<TestDatabases> Municipality(string kind, bool withInventories = true)
    {
        var place = await TestDatabases.Prepared(kind);
        await using var services = Services(place);
        await DemoOrganisation.Make(services, Cancel);
        if (!withInventories)
        {
            await using var db = place.Databases.Open(DemoOrganisation.Id);
            await db.Set<DeviceRow>().ExecuteUpdateAsync(set => set.SetProperty(device => device.Inventory, (byte[]?)null).SetProperty(device => device.InventoryAt, (DateTimeOffset?)null), Cancel);
            await db.Set<CountedApp>().ExecuteDeleteAsync(Cancel);
            await db.Set<DictionaryChunk>().ExecuteDeleteAsync(Cancel);
        }

        return place;
    }

    private static ServiceProvider Services(TestDatabases place) => new ServiceCollection()
        .AddSingleton(place.Databases).AddSingleton(TimeProvider.System).AddSingleton(new DemoClock(TimeProvider.System, place.Folder)).AddSingleton(_ => new ShippedCatalogue(CatalogueFiles.Read())).AddSingleton<Workspaces>()
        .AddSingleton(new ServerKeys(new ServerSettings { Data = place.Folder })).BuildServiceProvider();

    private static async Task<FleetState> Fleet(TestDatabases place)
    {
        await using var services = Services(place);
        var workspace = await services.GetRequiredService<Workspaces>().Of(DemoOrganisation.Id, Cancel);
        await using var db = place.Databases.Open(DemoOrganisation.Id);
        return await workspace.Now(db, Cancel);
    }

    /// <summary>What the fleet answers: the apps of every device, by name, and every verdict.</summary>
    private static async Task<string> FleetAnswers(TestDatabases place)
    {
        var state = await Fleet(place);
        var (view, evaluation) = (state.View, state.Evaluation);
        return string.Join('\n', Enumerable.Range(0, view.Devices)
            .Select(device => $"{view.IdOf(device)} {evaluation.StateOf[device]} {string.Join(", ", view.On(device).Select(app => view.Apps[app].ToString()).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal));
    }

    private static async Task<Dictionary<string, TableSummary>> Rows(TestDatabases place)
    {
        await using var db = place.Databases.Open(DemoOrganisation.Id);
        await using var moment = await db.BeginSnapshot(Cancel);
        var rows = new Dictionary<string, TableSummary>();
        foreach (var table in StoredTable.Of(db.Model))
            rows[table.Name] = await BackupWriter.Sum(table, db, Cancel);
        return rows;
    }

    private static string[] To(TestDatabases place) => place.Connection is { } connection ? ["--to-database", connection] : ["--to-data", place.Folder];

    private static void Fine(Ended ended) => Assert.Equal((0, ""), (ended.Code, ended.Problems));

    private static void Refused(Ended ended, string why)
    {
        Assert.Equal(2, ended.Code);
        Assert.Contains(why, ended.Problems, StringComparison.Ordinal);
    }
}
