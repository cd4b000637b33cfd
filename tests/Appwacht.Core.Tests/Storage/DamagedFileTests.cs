using Appwacht.Core.Organisations;
using Appwacht.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

public class DamagedFileTests
{
    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 100)]
    [InlineData(4096, 8192)]
    [InlineData(20_000, 4096)]
    public async Task A_damaged_file_is_refused_with_the_name_of_the_organisation_and_can_be_deleted(int from, int length)
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Made(place.Databases);
        var file = FileOf(place);
        SqliteConnection.ClearAllPools();
        await using (var stream = File.OpenWrite(file))
        {
            stream.Position = from;
            stream.Write(Enumerable.Repeat((byte)0xAB, length).ToArray());
        }

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => place.OpenAgain().Prepare(Cancel));
        Assert.Contains(Org.Value, refused.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.IsType<Outcome<OrganisationId>.Done>(await new DeleteOrganisation(place.OpenAgain()).Handle(Org, Cancel));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(place.Folder, "organisations")));
    }

    [Fact]
    public async Task An_empty_file_in_the_place_of_a_database_is_refused()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Made(place.Databases);
        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(FileOf(place), [], Cancel);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => place.OpenAgain().Prepare(Cancel));
        Assert.Contains($"{Org} is empty", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_keeps_nobody_waiting()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Made(place.Databases);
        await using (var db = place.Databases.Open(Org))
        {
            await db.Database.ExecuteSqlRawAsync(
                """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""", Cancel);
        }

        await place.OpenAgain().Prepare(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    [Fact]
    public async Task Every_connection_keeps_foreign_keys_and_writes_to_disk_before_it_says_so()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await Made(place.Databases);
        await using var db = place.Databases.Open(Org);
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var (pragma, value) in (ReadOnlySpan<(string, object)>)[("journal_mode", "wal"), ("synchronous", 2L), ("foreign_keys", 1L), ("busy_timeout", 10_000L)])
        {
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal((pragma, value), (pragma, command.ExecuteScalar()));
        }
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_may_look_in_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        await using var place = await TestDatabases.Make(TestDatabases.Sqlite);
        var folder = Path.Combine(place.Folder, "new");
        await new SqliteDatabases(folder).Prepare(Cancel);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    private static string FileOf(TestDatabases place) => Path.Combine(place.Folder, "organisations", Org + ".db");

    private static async Task Made(IDatabases databases) => Assert.IsType<Outcome<Organisation>.Done>(
        await new CreateOrganisation(databases, TimeProvider.System).Handle(Org, "Gemeente Test", null, [], Cancel));
}
