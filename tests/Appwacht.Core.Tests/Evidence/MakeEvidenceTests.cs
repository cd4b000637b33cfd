using System.IO.Compression;
using System.Text;
using Appwacht.Core.Audit;
using Appwacht.Core.Evidence;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Storage;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Evidence;

public sealed class MakeEvidenceTests : IDisposable
{
    private readonly GivenMonth month = new();

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => month.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_period_gives_the_same_bytes_on_another_day_with_another_key_and_after_a_restore_in_either_database(string kind)
    {
        await using var place = await Lived(kind);
        var made = await month.Make(place.Databases);
        Assert.True(made.IsNew);
        var zip = await month.Zip(place.Databases, made.Row.Number);
        Assert.Equal(zip, await month.Zip(place.Databases, made.Row.Number));

        // Weeks later, with more on the trail, another policy, exemptions deleted and another key.
        month.Rotate();
        await month.GoOn(place.Databases);
        var again = await month.Make(place.Databases);
        Assert.Equal((false, made.Row.Number), (again.IsNew, again.Row.Number));
        Assert.Empty(again.Differing);
        Assert.Equal(zip, await month.Zip(place.Databases, made.Row.Number));

        foreach (var other in (string[])[TestDatabases.Sqlite, TestDatabases.Postgres])
        {
            using var backup = new MemoryStream();
            Assert.IsType<Outcome<BackupSummary>.Done>(await new BackUpOrganisation(place.Databases, month.Clock).Handle(GivenMonth.Id, backup, Cancel));
            backup.Position = 0;
            await using var elsewhere = await TestDatabases.Prepared(other);
            Assert.IsType<Outcome<BackupSummary>.Done>(await new RestoreOrganisation(elsewhere.Databases, month.Clock).Handle(backup, Cancel));
            // The other server has a key of its own.
            using var there = new GivenMonth();
            there.Clock.SetUtcNow(month.Clock.GetUtcNow());
            var restored = await there.Make(elsewhere.Databases);
            Assert.Equal((false, made.Row.Number), (restored.IsNew, restored.Row.Number));
            Assert.Equal(zip, await there.Zip(elsewhere.Databases, made.Row.Number));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_whole_for_who_kept_a_key_and_checkpoints_and_says_what_happened(string kind)
    {
        await using var place = await Lived(kind);
        var made = await month.Make(place.Databases);
        var zip = await month.Zip(place.Databases, made.Row.Number);
        var verification = new EvidenceVerification();
        verification.Trust(month.Keys.All[0]);
        var report = verification.Verify(new MemoryStream(zip));
        Assert.Empty(report.Faults);
        Assert.Equal(made.Row.ManifestHash, report.ManifestHash);

        Assert.Equal("dag,nieuw,voorbij\n2026-10-01,33,0\n2026-10-25,0,33", Of(zip, "bevindingen.csv"));
        Assert.Equal("dag,opdrachten,bevestigd\n2026-10-20,3,0\n2026-10-25,0,3", Of(zip, "verwijderingen.csv"));
        var days = Of(zip, "dagcijfers.csv").Split('\n');
        Assert.Equal(32, days.Length);
        Assert.Equal("2026-10-01,695,680,33", days[1]);
        Assert.Equal("2026-10-16,695,680,niet getoond", days[16]); // three devices
        Assert.Equal("2026-10-31,695,680,0", days[31]);
        var policies = Of(zip, "beleid.csv").Split('\n');
        Assert.StartsWith("1,2026-09-29T08:00:00.000000Z,2026-10-12T07:00:00.000000Z,member:1,member:2,", policies[1], StringComparison.Ordinal);
        Assert.StartsWith("2,2026-10-12T07:00:00.000000Z,,member:5,member:6,", policies[2], StringComparison.Ordinal);
        Assert.Equal(3, policies.Length);
        Assert.Contains("strenger", Of(zip, "beleid/versie-0002.yaml"), StringComparison.Ordinal);
        Assert.Contains("offensive-cyber-programme,RU,2023-02-23,,", Of(zip, "landenlijsten.csv"), StringComparison.Ordinal);
        var exemptions = Of(zip, "uitzonderingen.csv").Split('\n');
        Assert.StartsWith("1,tiktok,person,2026-10-05,2027-01-01,", Assert.Single(exemptions[1..]), StringComparison.Ordinal);
        Assert.Contains("8.19.01", Of(zip, "bio2.csv"), StringComparison.Ordinal);
        Assert.Contains("niet bijgehouden door Appwacht", Of(zip, "bio2.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Of(zip, "index.html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_that_leads_to_a_person_is_in_it_and_of_the_compartment_no_more_than_is_on_the_trail()
    {
        await using var place = await Lived(TestDatabases.Sqlite);
        foreach (var language in (string[])["nl", "en"])
        {
            var zip = await month.Zip(place.Databases, (await month.Make(place.Databases, GivenMonth.October with { Language = language })).Row.Number);
            var text = Encoding.UTF8.GetString(zip);
            Assert.DoesNotContain(GivenMonth.Marker, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("wechat", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("compartment", string.Concat(Names(zip).Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Select(name => Of(zip, name))), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task When_something_changed_since_it_says_in_which_file_and_the_old_one_is_not_given_as_if_it_were_the_same(string kind)
    {
        await using var place = await Lived(kind);
        var made = await month.Make(place.Databases);
        await using (var db = place.Databases.Open(GivenMonth.Id))
        {
            await db.Set<DailyFigure>().Where(figure => figure.Day == new DateOnly(2026, 10, 3)).ExecuteUpdateAsync(figure => figure.SetProperty(one => one.Devices, 100), Cancel);
            await db.Set<PolicyVersion>().Where(version => version.Number == 2).ExecuteUpdateAsync(version => version.SetProperty(one => one.Text, "anders"), Cancel);
            using var file = new MemoryStream();
            var why = Assert.IsType<Outcome<EvidenceRow>.Refused>(await month.Evidence(db).WriteAgain(made.Row.Number, file, Cancel)).Why[0];
            Assert.Equal("evidence.changed", why.Code);
            Assert.Contains("beleid.csv, beleid/versie-0002.yaml, dagcijfers.csv", why.Message.En, StringComparison.Ordinal);
            Assert.False(new EvidenceVerification().Verify(file).IsWhole);
        }

        var other = await month.Make(place.Databases);
        Assert.True(other.IsNew);
        Assert.Equal(["beleid.csv", "beleid/versie-0002.yaml", "dagcijfers.csv"], other.Differing);
        await using var trail = place.Databases.Open(GivenMonth.Id);
        var lines = await trail.Set<AuditEntry>().Where(line => line.Action == "evidence.made").OrderBy(line => line.Sequence).ToListAsync(Cancel);
        Assert.Equal(["evidence:1", "evidence:2"], lines.Select(line => line.About));
        Assert.Equal($$"""{"sha256":"{{other.Row.ManifestHash}}","from":"2026-10-01","until":"2026-11-01","language":"nl"}""", lines[1].Details);
    }

    [Theory]
    [InlineData("UPDATE audit SET \"Actor\" = 'member:9' WHERE \"Action\" = 'findings.opened'")]
    [InlineData("DELETE FROM audit WHERE \"Action\" = 'steps.taken'")]
    public async Task A_trail_that_was_changed_in_the_database_gives_evidence_that_says_so(string change)
    {
        await using var place = await Lived(TestDatabases.Sqlite);
        await using var db = place.Databases.Open(GivenMonth.Id);
        await db.Database.ExecuteSqlRawAsync(change, Cancel);
        var zip = await month.Zip(place.Databases, (await month.Make(place.Databases)).Row.Number);
        Assert.Contains(new EvidenceVerification().Verify(new MemoryStream(zip)).Faults, fault => fault.Kind is EvidenceFaultKind.Trail);
    }

    /// <summary>The checkpoint is the first that covers the period: made when there is none, and then used ever after.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_checkpoint_is_made_when_there_is_none_and_used_again(string kind)
    {
        await using var place = await Lived(kind);
        await using var db = place.Databases.Open(GivenMonth.Id);
        month.Clock.Advance(TimeSpan.FromDays(1));
        new AuditTrail(db, Actor.System, month.Clock).Record("findings.opened", "findings", new { count = 1 });
        await db.SaveChangesAsync(Cancel);
        month.Clock.Advance(TimeSpan.FromDays(1));
        var points = await db.Set<StoredCheckpoint>().CountAsync(Cancel);
        var wish = new EvidenceWish(new(2026, 10, 20), month.Clock.Today(), "en");
        var made = await month.Make(place.Databases, wish);
        Assert.Equal(points + 1, await db.Set<StoredCheckpoint>().CountAsync(Cancel));
        var zip = await month.Zip(place.Databases, made.Row.Number);
        await month.GoOn(place.Databases);
        Assert.False((await month.Make(place.Databases, wish)).IsNew);
        Assert.Equal(zip, await month.Zip(place.Databases, made.Row.Number));
    }

    [Fact]
    public async Task A_period_in_which_nothing_was_there_yet_gives_evidence_of_nothing()
    {
        await using var place = await Lived(TestDatabases.Sqlite);
        var zip = await month.Zip(place.Databases, (await month.Make(place.Databases, new(new(2026, 1, 1), new(2026, 2, 1), "en"))).Row.Number);
        var report = new EvidenceVerification().Verify(new MemoryStream(zip));
        Assert.Empty(report.Faults);
        Assert.Contains("no row in this period", Of(zip, "bio2.csv"), StringComparison.Ordinal);
        Assert.Contains("No figures of days", Of(zip, "index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-11-05", "nl", "evidence.not-over")]
    [InlineData("2026-10-01", "2026-10-01", "nl", "evidence.order")]
    [InlineData("2019-10-01", "2020-10-01", "nl", "evidence.from")]
    [InlineData(null, null, "fr", "evidence.language evidence.from evidence.until")]
    public void A_wish_that_cannot_be_is_refused_with_all_that_is_wrong(string? from, string? until, string language, string codes)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(codes, string.Join(' ', new EvidenceWish(Day(from), Day(until), language).WhyNot(new(2026, 11, 4)).Select(why => why.Code)));
    }

    private async Task<TestDatabases> Lived(string kind)
    {
        var place = await TestDatabases.Prepared(kind);
        await month.Live(place.Databases);
        return place;
    }

    private static IEnumerable<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static string Of(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
