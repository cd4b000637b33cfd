using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Advisories;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Evidence;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Papers;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Storage;

/// <summary>An organisation with something of everything: every kind of value, nothing where nothing may be, and letters from elsewhere.</summary>
internal static class SmallOrganisation
{
    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes it.</summary>
    public static async Task Make(IDatabases databases)
    {
        Assert.IsType<Outcome<Organisation>.Done>(await new CreateOrganisation(databases, TimeProvider.System).Handle(
            Id, "Gemeente Tést «1»", null, [new("entra", "a:b=c", Role.Ciso), new("entra", "d\"e\n", Role.Auditor)], Cancel));
        await using var db = databases.Open(Id);
        var policy = new PolicyVersion { Number = 1, Text = "beleid: \"één\"\r\n\t# 安全 🚲 \\ </script>", ProposedBy = "member:1", ProposedAt = DateTimeOffset.UnixEpoch.AddTicks(10) };
        policy.Decide(PolicyState.Adopted, "member:2", DateTimeOffset.MaxValue.AddTicks(-9), "");
        PersonRow[] people = [new() { Key = "p-2", Language = "nl" }, new() { Key = "P-1", Unit = "", Role = "raadslid", Tier = RiskTier.High, Groups = "a;b", Language = "en" }];
        db.AddRange(people);
        await db.SaveChangesAsync(Cancel);
        db.AddRange(
            policy,
            new DeviceRow { Key = "z", Source = "test", Name = "", Person = people[0].Number, Inventory = [], InventoryAt = DateTimeOffset.UnixEpoch },
            new DeviceRow { Key = "Ä", Source = "test", Name = "b", Inventory = [0, 255, 10, 13, 34] },
            new DeviceRow { Key = "a", Source = "test", Name = "'; DROP TABLE devices; --", Os = "17.4" },
            new Campaign { Policy = 1, Ladder = "acht-weken", Decided = new DateOnly(2026, 11, 24), Steps = [new CampaignStep { Kind = StepKind.Block, Day = new DateOnly(2027, 1, 19) }] },
            new OutboxRow { Key = "message/1/ask", Kind = OutgoingKind.Message, Person = people[1].Number, Body = """[{"app":"é"}]""", CreatedAt = DateTimeOffset.UnixEpoch, TryAt = DateTimeOffset.UnixEpoch },
            new CountedApp { Week = new DateOnly(2026, 11, 23), App = 7, Devices = int.MaxValue },
            new CountedApp { Week = new DateOnly(1, 1, 1), App = 0, Devices = 0 });
        db.AddRange(Enum.GetValues<DictionaryKind>().SelectMany(kind => new DictionaryChunk[] { new() { Kind = kind, First = 10, Data = [1] }, new() { Kind = kind, First = 9, Data = [2] } }));
        new AuditTrail(db, Actor.System, TimeProvider.System).Record("test.made", "test:1", new { code = "een", count = 1 });
        await db.SaveChangesAsync(Cancel);

        var finding = new FindingRow { Device = await db.Set<DeviceRow>().MinAsync(device => device.Number, Cancel), Kind = FindingKind.App, App = "tiktok", Episode = 1, Effect = Effect.Deny, OpenedAt = DateTimeOffset.UnixEpoch, IsBlocked = true };
        db.Add(finding);
        await db.SaveChangesAsync(Cancel);
        db.Add(new Extension { Finding = finding.Number, Reason = "é", Until = new DateOnly(2026, 12, 1), AskedBy = "member:1", AskedAt = DateTimeOffset.UnixEpoch });
        db.Add(new OwnTemplate { Kind = "ask", Language = "nl", Subject = "é", Text = "{wat}\n\n{verder}", SetBy = "member:1", SetAt = DateTimeOffset.UnixEpoch });
        db.Add(new Advisory { App = "tiktok", SubjectNl = "é", TextNl = "a\nb", SubjectEn = "e", TextEn = "", SentBy = "member:1", SentAt = DateTimeOffset.UnixEpoch, People = 1 });
        db.AddRange(Exemption(-1, true), Exemption(0, false));
        db.Add(new PaperRow { Kind = PaperKind.Letter, Language = "nl", Title = "é", Text = "# a\n\nb", Day = new DateOnly(2026, 11, 20), StoredFigures = "{}", MadeBy = "member:1", MadeAt = DateTimeOffset.UnixEpoch, ChangedBy = "member:1", ChangedAt = DateTimeOffset.UnixEpoch });
        db.Add(new EvidenceRow { From = new DateOnly(2026, 1, 1), Until = new DateOnly(2026, 2, 1), Language = "nl", Manifest = "{}\n", ManifestHash = new string('a', 64), Checkpoint = 1, KeyId = "b", Signature = [1, 2], MadeBy = "member:1", MadeAt = DateTimeOffset.UnixEpoch });
        db.Add(new AgreementVersion { Number = 1, TitleNl = "é", TextNl = "# a\n\nb", TitleEn = "e", TextEn = "# a\n\nb", SignAgain = true, MadeBy = "member:1", MadeAt = DateTimeOffset.UnixEpoch });
        db.Add(new AgreementSettings { NeedsTwoSteps = true, StrongAcr = "a b" });
        var paper = new Acceptance { Person = people[0].Number, Version = 1, Language = "nl", TextHash = "", SignedOn = new DateOnly(2026, 11, 20), At = DateTimeOffset.UnixEpoch, By = "member:1", IsOnPaper = true, EndedOn = new DateOnly(2026, 11, 21), Return = 1 };
        db.Add(paper);
        db.Add(new Acceptance { Person = people[1].Number, Version = 1, Language = "en", TextHash = "0", SignedOn = new DateOnly(2026, 11, 20), At = DateTimeOffset.UnixEpoch, By = "member:2", Acr = "é", Amr = "pwd mfa", SignedInAt = DateTimeOffset.UnixEpoch });
        db.Add(new DeviceReturn { Device = 1, Person = people[0].Number, Day = new DateOnly(2026, 11, 21), By = "member:1", At = DateTimeOffset.UnixEpoch });
        db.Add(new AskedToSign { Person = people[0].Number, Version = 1, Times = 2, LastAt = DateTimeOffset.UnixEpoch });
        db.Add(new AgreementFigure { Day = new DateOnly(2026, 11, 20), Version = 1, Devices = 3, OnScreen = 1, OnPaper = 1, MustSign = 0, MustSignAgain = 0 });
        await db.SaveChangesAsync(Cancel);
        db.Add(new PaperScan { Acceptance = paper.Number, MediaType = "image/png", Content = [0x89, 0, 10], Hash = "" });
        db.Add(new EnforcementSettings { IsOn = false });
        db.Add(new StepRow { Finding = finding.Number, Kind = StepKind.Block, TakenAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Cancel);

        // The one with the highest number goes; the trail may name it, so its number must not come back.
        var last = new DeviceRow { Key = "gone", Source = "test", Name = "gone" };
        db.Add(last);
        await db.SaveChangesAsync(Cancel);
        db.Remove(last);
        await db.SaveChangesAsync(Cancel);
    }

    private static ExemptionCase Exemption(int number, bool isShielded) => new()
    {
        Number = number,
        IsShielded = isShielded,
        Scope = ExemptionScope.Unit,
        Subject = "é",
        App = "tiktok",
        Task = "taak",
        Justification = "",
        Measures = "",
        From = new DateOnly(2026, 1, 1),
        Until = new DateOnly(2026, 12, 1),
        RequestedBy = "member:1",
    };

    /// <summary>A backup of it.</summary>
    public static async Task<byte[]> BackUp(IDatabases databases)
    {
        using var stream = new MemoryStream();
        Assert.IsType<Outcome<BackupSummary>.Done>(await new BackUpOrganisation(databases, TimeProvider.System).Handle(Id, stream, Cancel));
        return stream.ToArray();
    }

    /// <summary>What each table holds, and which number it gives out next; without the trail, to which each act adds a line.</summary>
    public static async Task<List<string>> Contents(IDatabases databases)
    {
        await using var db = databases.Open(Id);
        await using var moment = await db.BeginSnapshot(Cancel);
        var contents = new List<string>();
        foreach (var table in StoredTable.Of(db.Model).Where(table => table.Name is not "audit"))
            contents.Add($"{await BackupWriter.Sum(table, db, Cancel)} {(table.Counter is { } counter ? await db.LastNumber(table.Name, counter, Cancel) : null)}");
        return contents;
    }

    /// <summary>The trail, each line with its hash.</summary>
    public static async Task<List<string>> Trail(IDatabases databases)
    {
        await using var db = databases.Open(Id);
        return [.. (await db.Set<AuditEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel)).Select(line => $"{line.ToTrail()} {Convert.ToHexString(line.Hash)}")];
    }
}
