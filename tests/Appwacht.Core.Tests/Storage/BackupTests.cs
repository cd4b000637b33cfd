using System.Text;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

public class BackupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> FromTo => new MatrixTheoryData<string, string>([TestDatabases.Sqlite, TestDatabases.Postgres], [TestDatabases.Sqlite, TestDatabases.Postgres]) is var all
        ? [.. all.Select(row => row.Data)] : [];

    [Theory]
    [MemberData(nameof(FromTo))]
    public async Task A_backup_of_either_kind_is_restored_in_either_with_nothing_lost(string from, string to)
    {
        await using var old = await TestDatabases.Prepared(from);
        await SmallOrganisation.Make(old.Databases);
        await using var place = await TestDatabases.Prepared(to);
        Assert.IsType<Outcome<BackupSummary>.Done>(await Restore(place.Databases, await SmallOrganisation.BackUp(old.Databases)));

        Assert.Equal(await SmallOrganisation.Contents(old.Databases), await SmallOrganisation.Contents(place.Databases));
        var trail = await SmallOrganisation.Trail(place.Databases);
        Assert.Equal(await SmallOrganisation.Trail(old.Databases), trail[..^1]);
        Assert.Contains("organisation.restored", trail[^1], StringComparison.Ordinal);
        Assert.Equal(await Directory(old.Databases), await Directory(place.Databases));
        await place.OpenAgain().Prepare(Cancel);
    }

    [Theory]
    [MemberData(nameof(FromTo))]
    public async Task An_organisation_that_moves_is_there_as_it_was_here_and_here_no_longer(string from, string to)
    {
        await using var old = await TestDatabases.Prepared(from);
        await SmallOrganisation.Make(old.Databases);
        var (contents, trail, directory) = (await SmallOrganisation.Contents(old.Databases), await SmallOrganisation.Trail(old.Databases), await Directory(old.Databases));
        await using var place = await TestDatabases.Prepared(to);
        Assert.IsType<Outcome<BackupSummary>.Done>(await new MoveOrganisation(old.Databases, place.Databases, TimeProvider.System).Handle(SmallOrganisation.Id, Cancel));

        Assert.Equal(contents, await SmallOrganisation.Contents(place.Databases));
        var moved = await SmallOrganisation.Trail(place.Databases);
        Assert.Equal(trail, moved[..^1]);
        Assert.Contains("organisation.moved", moved[^1], StringComparison.Ordinal);
        Assert.Equal(directory, await Directory(place.Databases));
        Assert.Empty(await old.Databases.Stored(Cancel));
        Assert.Equal("[] []", await Directory(old.Databases));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_number_that_was_given_out_is_not_given_again_after_a_restore(string kind)
    {
        await using var old = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await SmallOrganisation.Make(old.Databases);
        await using var place = await TestDatabases.Prepared(kind);
        await Restore(place.Databases, await SmallOrganisation.BackUp(old.Databases));
        await using var db = place.Databases.Open(SmallOrganisation.Id);
        var device = new DeviceRow { Key = "new", Source = "test", Name = "new" };
        db.Add(device);
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(5, device.Number);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_is_written_during_a_backup_is_in_it_whole_or_not_at_all(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await SmallOrganisation.Make(place.Databases);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var other = place.OpenAgain();
        var writing = Task.Run(() => WritePairs(other, stop.Token), Cancel);
        await using var copies = await TestDatabases.Prepared(TestDatabases.Sqlite);
        for (var time = 0; time < 5; time++)
        {
            Assert.IsType<Outcome<BackupSummary>.Done>(await Restore(copies.Databases, await SmallOrganisation.BackUp(place.Databases)));
            await using (var db = copies.Databases.Open(SmallOrganisation.Id))
            {
                var devices = await db.Set<DeviceRow>().Where(device => device.Source == "pair").Select(device => device.Key).ToListAsync(Cancel);
                var weeks = await db.Set<CountedApp>().Where(counted => counted.App >= 1000).Select(counted => $"{counted.App}").ToListAsync(Cancel);
                Assert.Equal(devices.Order(), weeks.Order());
            }

            await new DeleteOrganisation(copies.Databases).Handle(SmallOrganisation.Id, Cancel);
        }

        await stop.CancelAsync();
        Assert.InRange(await writing, 1, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_backup_is_not_put_over_what_is_there(string kind)
    {
        await using var place = await TestDatabases.Prepared(kind);
        await SmallOrganisation.Make(place.Databases);
        var backup = await SmallOrganisation.BackUp(place.Databases);
        var before = await SmallOrganisation.Contents(place.Databases);
        Assert.Equal("organisation.exists", Code(await Restore(place.Databases, backup)));
        Assert.Equal(before, await SmallOrganisation.Contents(place.Databases));

        // Nor over data that the directory has lost.
        await using (var directory = place.Databases.OpenDirectory())
        {
            await directory.RoleGrants.ExecuteDeleteAsync(Cancel);
            await directory.Organisations.ExecuteDeleteAsync(Cancel);
        }

        Assert.Equal("organisation.left-over", Code(await Restore(place.Databases, backup)));
        Assert.Equal(before, await SmallOrganisation.Contents(place.Databases));
        Assert.IsType<Outcome<OrganisationId>.Done>(await new DeleteOrganisation(place.Databases).Handle(SmallOrganisation.Id, Cancel));
        Assert.IsType<Outcome<BackupSummary>.Done>(await Restore(place.Databases, backup));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_move_to_where_it_is_already_changes_nothing_on_either_side(string kind)
    {
        await using var old = await TestDatabases.Prepared(kind);
        await SmallOrganisation.Make(old.Databases);
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await SmallOrganisation.Make(place.Databases);
        var (here, there) = (await SmallOrganisation.Trail(old.Databases), await SmallOrganisation.Trail(place.Databases));
        Assert.Equal("organisation.exists", Code(await new MoveOrganisation(old.Databases, place.Databases, TimeProvider.System).Handle(SmallOrganisation.Id, Cancel)));
        Assert.Equal(here, await SmallOrganisation.Trail(old.Databases));
        Assert.Equal(there, await SmallOrganisation.Trail(place.Databases));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whoever_waits_to_write_while_it_moves_is_not_told_that_it_was_written(string kind)
    {
        await using var old = await TestDatabases.Prepared(kind);
        await SmallOrganisation.Make(old.Databases);
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        var (other, acknowledged) = (old.OpenAgain(), 0);
        var writing = Task.Run(
            async () =>
            {
                while (true)
                    acknowledged = await WritePair(other, acknowledged, Cancel);
            },
            Cancel);
        Assert.IsType<Outcome<BackupSummary>.Done>(await new MoveOrganisation(old.Databases, place.Databases, TimeProvider.System).Handle(SmallOrganisation.Id, Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => writing);
        await using var db = place.Databases.Open(SmallOrganisation.Id);
        Assert.Equal(acknowledged, await db.Set<DeviceRow>().CountAsync(device => device.Source == "pair", Cancel));
    }

    [Fact]
    public async Task A_backup_is_lines_that_people_can_read()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await SmallOrganisation.Make(place.Databases);
        var lines = Encoding.UTF8.GetString(await SmallOrganisation.BackUp(place.Databases)).Split('\n');
        Assert.StartsWith("""{"form":"appwacht-backup/1","schema":"Initial",""", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("安全", StringComparison.Ordinal) && line.StartsWith("[1,", StringComparison.Ordinal));
        Assert.StartsWith("""{"sha256":""", lines[^2], StringComparison.Ordinal);
    }

    private static async Task<Outcome<BackupSummary>> Restore(IDatabases databases, byte[] backup) =>
        await new RestoreOrganisation(databases, TimeProvider.System).Handle(new MemoryStream(backup), Cancel);

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(Assert.IsType<Outcome<T>.Refused>(outcome).Why).Code;

    private static async Task<string> Directory(IDatabases databases)
    {
        await using var directory = databases.OpenDirectory();
        var organisations = await directory.Organisations.AsNoTracking().Select(known => $"{known.Id} {known.Name} {known.CreatedAt:O} {known.IsDemo}").ToListAsync(Cancel);
        var grants = await directory.RoleGrants.AsNoTracking().OrderBy(grant => grant.Id).Select(grant => $"{grant.Organisation} {grant.Provider} {grant.Group} {grant.Role}").ToListAsync(Cancel);
        return $"[{string.Join(", ", organisations)}] [{string.Join(", ", grants)}]";
    }

    private static async Task<int> WritePairs(IDatabases databases, CancellationToken stop)
    {
        var number = 0;
        while (!stop.IsCancellationRequested)
            number = await WritePair(databases, number, Cancel);
        return number;
    }

    /// <summary>A row in one table and a row in another, in one save.</summary>
    private static async Task<int> WritePair(IDatabases databases, int number, CancellationToken cancel)
    {
        await using var db = databases.Open(SmallOrganisation.Id);
        db.Add(new DeviceRow { Key = $"{1000 + number}", Source = "pair", Name = "pair" });
        db.Add(new CountedApp { Week = new DateOnly(2026, 1, 5), App = 1000 + number, Devices = 1 });
        await db.SaveChangesAsync(cancel);
        return number + 1;
    }
}
