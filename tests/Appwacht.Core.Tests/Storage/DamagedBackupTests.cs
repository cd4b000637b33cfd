using System.Security.Cryptography;
using System.Text;
using Appwacht.Core.Organisations;

namespace Appwacht.Core.Tests.Storage;

public class DamagedBackupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_with_one_other_byte_anywhere_is_refused()
    {
        var backup = await Backup();
        Assert.IsType<BackupPart.Sealed>(await Last(backup));
        // Every byte once, changed in another way each time.
        for (var place = 0; place < backup.Length; place++)
        {
            var changed = backup.ToArray();
            changed[place] ^= (byte)(1 << (place % 8));
            Assert.IsType<BackupPart.Damaged>(await Last(changed));
        }
    }

    [Fact]
    public async Task A_backup_in_which_bytes_were_changed_removed_or_added_is_refused_and_leaves_nothing()
    {
        var backup = await Backup();
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        var restore = new RestoreOrganisation(place.Databases, TimeProvider.System);
        await Gen.Select(Gen.Int[0, backup.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 40]).SampleAsync(
            async (at, removed, added) =>
            {
                byte[] changed = [.. backup[..at], .. added, .. backup[Math.Min(at + removed, backup.Length)..]];
                return changed.AsSpan().SequenceEqual(backup) || await restore.Handle(new MemoryStream(changed), CancellationToken.None) is Outcome<BackupSummary>.Refused;
            },
            iter: 300, threads: 1);
        Assert.Empty(await place.Databases.Stored(Cancel));
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_is_refused_wherever_it_was()
    {
        var backup = await Backup();
        for (var length = 0; length < backup.Length; length += 7)
            Assert.IsType<BackupPart.Damaged>(await Last(backup[..length]));
        Assert.Equal("backup.cut-off", Code(await Last(backup[..^1])));
        Assert.Equal("backup.damaged", Code(await Last([.. backup, (byte)'\n'])));
        Assert.Equal("backup.damaged", Code(await Last([.. backup, .. backup])));
    }

    [Fact]
    public async Task What_is_damaged_is_named()
    {
        var text = Encoding.UTF8.GetString(await Backup());
        Assert.Contains("`devices`", Message(await Last(Encoding.UTF8.GetBytes(text.Replace("DROP TABLE devices", "DROP TABLE Devices", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Contains("seal", Message(await Last(Encoding.UTF8.GetBytes(text.Replace("Tést", "Test", StringComparison.Ordinal)))), StringComparison.Ordinal);
        Assert.Equal("backup.form", Code(await Last(Encoding.UTF8.GetBytes(text.Replace("appwacht-backup/1", "appwacht-backup/2", StringComparison.Ordinal)))));
        Assert.Equal("backup.unreadable", Code(await Last("PK\u0003\u0004 something else\n"u8.ToArray())));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Somebody_who_seals_a_changed_trail_anew_is_found_out_by_the_chain(string kind)
    {
        var forged = SealedAnew(Encoding.UTF8.GetString(await Backup()), "test.made", "test.fake");
        Assert.IsType<BackupPart.Sealed>(await Last(forged));
        await AssertRefused(kind, forged, "backup.trail-broken");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_backup_of_a_later_version_is_refused(string kind) =>
        await AssertRefused(kind, SealedAnew(Encoding.UTF8.GetString(await Backup()), "\"schema\":\"Initial\"", "\"schema\":\"Later\""), "backup.later");

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Rows_that_the_database_refuses_leave_nothing(string kind) =>
        await AssertRefused(kind, SealedAnew(Encoding.UTF8.GetString(await Backup()), "[2,null,", "[1,null,"), "backup.not-taken");

    [Theory]
    [InlineData("\"name\":\"devices\"", "\"name\":\"devices\\\";DROP\"")]
    [InlineData("\"name\":\"devices\"", "\"name\":\"pg_class\"")]
    [InlineData("\"name\":\"Key\",\"kind\":\"text\"", "\"name\":\"Key\",\"kind\":\"other\"")]
    [InlineData("\"key\":[\"Number\"]", "\"key\":[\"Nothing\"]")]
    [InlineData("\"role\":\"ciso\"", "\"role\":\"king\"")]
    [InlineData("\"organisation\":\"gemeente-test\"", "\"organisation\":\"../../etc\"")]
    public async Task Names_that_have_no_place_in_a_statement_are_not_let_in(string old, string made) =>
        Assert.IsType<BackupPart.Damaged>(await Last(SealedAnew(Encoding.UTF8.GetString(await Backup()), old, made)));

    private static async Task AssertRefused(string kind, byte[] backup, string code)
    {
        await using var place = await TestDatabases.Prepared(kind);
        var outcome = await new RestoreOrganisation(place.Databases, TimeProvider.System).Handle(new MemoryStream(backup), Cancel);
        Assert.Equal(code, Assert.Single(Assert.IsType<Outcome<BackupSummary>.Refused>(outcome).Why).Code);
        Assert.Empty(await place.Databases.Stored(Cancel));
        await using var directory = place.Databases.OpenDirectory();
        Assert.Empty(directory.Organisations);
    }

    private static async Task<byte[]> Backup()
    {
        await using var place = await TestDatabases.Prepared(TestDatabases.Sqlite);
        await SmallOrganisation.Make(place.Databases);
        return await SmallOrganisation.BackUp(place.Databases);
    }

    private static async Task<BackupPart> Last(byte[] backup)
    {
        BackupPart? last = null;
        await foreach (var part in BackupReader.Read(new MemoryStream(backup), Cancel))
            last = part;
        return last ?? throw new InvalidOperationException("There is always an answer.");
    }

    private static string Code(BackupPart part) => Assert.IsType<BackupPart.Damaged>(part).Why.Code;

    private static string Message(BackupPart part) => Assert.IsType<BackupPart.Damaged>(part).Why.Message.En;

    /// <summary>Changes a text and writes all sums anew, as somebody would who means it.</summary>
    private static byte[] SealedAnew(string backup, string old, string made)
    {
        Assert.Contains(old, backup, StringComparison.Ordinal);
        var (written, rows) = (new StringBuilder(), new StringBuilder());
        foreach (var line in backup.Replace(old, made, StringComparison.Ordinal).Split('\n')[..^2])
        {
            if (line.StartsWith('['))
                rows.Append(line).Append('\n');
            var end = line.StartsWith("{\"rows\"", StringComparison.Ordinal);
            written.Append(end ? line[..(line.IndexOf("sha256", StringComparison.Ordinal) + 9)] + Sum(rows.ToString()) + "\"}" : line).Append('\n');
            if (end)
                rows.Clear();
        }

        return Encoding.UTF8.GetBytes($"{written}{{\"sha256\":\"{Sum(written.ToString())}\"}}\n");
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
