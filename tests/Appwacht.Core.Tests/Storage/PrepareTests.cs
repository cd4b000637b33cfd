using System.Data.Common;
using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

public class PrepareTests
{
    private static readonly OrganisationId Org = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_was_prepared_once_is_ready_and_is_prepared_again_without_change(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await Made(place.Databases);
        await place.OpenAgain().Prepare(Cancel);
        await using var db = place.Databases.Open(Org);
        Assert.Equal("organisation.created", (await db.Set<AuditEntry>().SingleAsync(Cancel)).Action);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_migrations_make_exactly_the_tables_that_the_program_works_with(string kind)
    {
        // A start looks only whether every migration was applied; that they are right is settled here.
        await using var place = await TestDatabases.Prepared(kind);
        await Made(place.Databases);
        await using var directory = place.Databases.OpenDirectory();
        await using var db = place.Databases.Open(Org);
        Assert.False(directory.Database.HasPendingModelChanges());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Preparing_says_which_organisations_there_are(string kind)
    {
        await using var place = await TestDatabases.Make(kind);
        Assert.Empty(await place.Databases.Prepare(Cancel));
        await Made(place.Databases);
        Assert.Equal([Org], await place.OpenAgain().Prepare(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Many_that_start_at_once_prepare_it_together(string kind)
    {
        await using var place = await TestDatabases.Make(kind);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => place.OpenAgain()).ToArray().Select(databases => Task.Run(() => databases.Prepare(Cancel), Cancel)));
        await Made(place.Databases);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => place.OpenAgain()).ToArray().Select(databases => Task.Run(() => databases.Create(Org, Cancel), Cancel)));
        await using var db = place.Databases.Open(Org);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_database_of_a_later_version_of_the_program_is_refused_and_left_alone(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await Made(place.Databases);
        await using (var db = place.Databases.Open(Org))
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0')", Cancel);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => place.OpenAgain().Prepare(Cancel));
        Assert.Contains(Org.Value, refused.Message, StringComparison.Ordinal);
        Assert.Contains("later version", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_migration_that_fails_half_way_leaves_the_database_as_it_was(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        if (kind is TestDatabases.Postgres)
        {
            await using var other = place.Databases.OpenDirectory();
            await other.Database.ExecuteSqlRawAsync("CREATE SCHEMA \"org-gemeente-test\"", Cancel);
        }
        else
        {
            await File.WriteAllBytesAsync(Path.Combine(place.Folder, "organisations", Org + ".db"), [], Cancel);
        }

        // A table that the migration makes is there already, so that it fails after it made others.
        var before = await Tables(place, make: "CREATE TABLE policies (old integer)");
        var failed = await Assert.ThrowsAsync<InvalidDataException>(() => place.Databases.Create(Org, Cancel));
        Assert.Contains(Org.Value, failed.Message, StringComparison.Ordinal);
        Assert.Equal(["policies"], before);
        Assert.Equal(before, await Tables(place));

        // And once the cause is gone it comes through.
        await Tables(place, make: "DROP TABLE policies");
        await place.Databases.Create(Org, Cancel);
        Assert.Contains("audit", await Tables(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whoever_does_not_know_yet_that_an_organisation_was_deleted_does_not_bring_it_back(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await Made(place.Databases);
        await using var db = place.OpenAgain().Open(Org);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(Cancel));
        await new DeleteOrganisation(place.Databases).Handle(Org, Cancel);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Set<AuditEntry>().CountAsync(Cancel));
        Assert.Empty(await place.Databases.Stored(Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_organisation_whose_data_is_gone_is_not_begun_anew_in_silence(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await Made(place.Databases);
        await place.Databases.Delete(Org, Cancel);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => place.OpenAgain().Prepare(Cancel));
        Assert.Contains(Org.Value, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await place.Databases.Stored(Cancel));
    }

    private static async Task Made(IDatabases databases) => Assert.IsType<Outcome<Organisation>.Done>(
        await new CreateOrganisation(databases, TimeProvider.System).Handle(Org, "Gemeente Test", null, [new NewGrant("entra", "a:b=c", Role.Ciso)], Cancel));

    /// <summary>The tables with something in them or not, without those in which the migration tool keeps its books.</summary>
    private static async Task<List<string>> Tables(TestDatabases place, string make = "SELECT 1")
    {
        await using var db = place.Databases.Open(Org);
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = make;
        await command.ExecuteNonQueryAsync(Cancel);
        command.CommandText = place.Kind is TestDatabases.Postgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1" : "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1";
        var tables = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            tables.Add(reader.GetString(0));
        return [.. tables.Where(table => !table.StartsWith("__EF", StringComparison.Ordinal) && !table.StartsWith("sqlite", StringComparison.Ordinal))];
    }
}
