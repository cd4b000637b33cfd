using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Core.Retention;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Retention;

public class ApplyRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_that_was_not_heard_of_goes_with_its_user_from_database_and_fleet_and_the_trail_stays_whole()
    {
        await using var organisation = await OneOrganisation.Make();
        await organisation.Take(
            OneOrganisation.Person("p-old"), OneOrganisation.Person("p-both"), OneOrganisation.Person("p-new"),
            OneOrganisation.Device("d-old", person: "p-old"), OneOrganisation.Device("d-old-2", person: "p-both"), OneOrganisation.Device("d-new-2", person: "p-both"), OneOrganisation.Device("d-new", person: "p-new"),
            OneOrganisation.Inventory("d-old", "2025-11-20T00:00:00Z"), OneOrganisation.Inventory("d-old-2", "2025-11-20T00:00:00Z"),
            OneOrganisation.Inventory("d-new", "2026-11-20T00:00:00Z"), OneOrganisation.Inventory("d-new-2", "2026-11-20T00:00:00Z"));
        Assert.Equal((2, 1), await Round(organisation) is { } deleted ? (deleted["toestellen"], deleted["gebruikers"]) : default);

        await using var db = organisation.Open();
        Assert.Equal("d-new d-new-2", string.Join(' ', await db.Set<DeviceRow>().Select(device => device.Key).OrderBy(key => key).ToListAsync(Cancel)));
        Assert.Equal("p-both p-new", string.Join(' ', await db.Set<PersonRow>().Select(person => person.Key).OrderBy(key => key).ToListAsync(Cancel)));
        Assert.Equal(["d-new", "d-new-2"], organisation.InFleet().Keys);
        Assert.Equal(2, (await db.Set<ProcessingRow>().SingleAsync(Cancel)).Pseudonyms().Count()); // of each person something was deleted

        var lines = await db.Set<AuditEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel);
        Assert.Equal("retention.applied", lines[^1].Action);
        Assert.DoesNotContain("old", lines[^1].Details, StringComparison.Ordinal);
        var hash = TrailEntry.Beginning.ToArray();
        Assert.All(lines, line => Assert.Equal(hash = line.ToTrail().Hash(hash), line.Hash));
    }

    [Fact]
    public async Task A_user_with_an_exemption_stays_until_that_is_past_its_period()
    {
        await using var organisation = await OneOrganisation.Make();
        await organisation.Take(OneOrganisation.Person("p-old"), OneOrganisation.Device("d-old", person: "p-old"), OneOrganisation.Inventory("d-old", "2025-11-20T00:00:00Z"));
        await Add(organisation, ExemptionOf("p-old", until: new DateOnly(2026, 1, 1)));
        Assert.Equal((1, 0), await Round(organisation) is { } deleted ? (deleted["toestellen"], deleted["gebruikers"]) : default);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_was_found_done_and_sent_goes_when_its_period_is_over_and_nothing_that_still_matters(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(OneOrganisation.Device("d-1"), OneOrganisation.Inventory("d-1", "2026-11-20T00:00:00Z"));
        await using var db = organisation.Open();
        var device = await db.Set<DeviceRow>().Select(one => one.Number).SingleAsync(Cancel);
        var (old, young) = (Now.AddDays(-366), Now.AddDays(-364));
        FindingRow Found(string app, DateTimeOffset? closed, bool isBlocked = false) => new()
        {
            Device = device,
            Kind = FindingKind.App,
            App = app,
            Episode = 1,
            Effect = Effect.Deny,
            OpenedAt = old,
            ClosedAt = closed,
            State = closed is null ? FindingState.Open : FindingState.Closed,
            IsBlocked = isBlocked,
        };
        FindingRow[] findings = [Found("old", old), Found("young", young), Found("open", null), Found("shut-out", old, true)];
        db.AddRange(findings);
        OutboxRow Sent(string key, DateTimeOffset? sent, DateTimeOffset? givenUp = null) => new() { Key = key, Kind = OutgoingKind.Message, Body = "[]", CreatedAt = old, TryAt = old, SentAt = sent, GivenUpAt = givenUp };
        db.AddRange(Sent("sent-old", old), Sent("sent-young", young), Sent("waits", null), Sent("given-up", null, old));
        await db.SaveChangesAsync(Cancel);
        db.Add(new StepRow { Finding = findings[0].Number, Kind = StepKind.Warn, TakenAt = old });
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(1, (await Round(organisation))!["bevindingen"]);
        Assert.Equal("open shut-out young", string.Join(' ', await db.Set<FindingRow>().Select(finding => finding.App).OrderBy(app => app).ToListAsync(Cancel)));
        Assert.Equal("sent-young waits", string.Join(' ', await db.Set<OutboxRow>().Select(row => row.Key).OrderBy(key => key).ToListAsync(Cancel)));
        Assert.False(await db.Set<StepRow>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_does_not_sign_in_any_more_is_a_number_only()
    {
        await using var organisation = await OneOrganisation.Make();
        await Add(organisation, MemberSeen("gone", Now.AddDays(-366)), MemberSeen("here", Now.AddDays(-364)));
        Assert.Equal(1, (await Round(organisation))?["namen"]);
        await using var db = organisation.Open();
        var members = await db.Set<Member>().AsNoTracking().OrderBy(member => member.Number).ToListAsync(Cancel);
        Assert.Equal((null, null, "", members[0].Number.ToString()), (members[0].Name, members[0].PersonKey, members[0].Provider, members[0].Subject));
        Assert.Equal(("here", "p-here"), (members[1].Name, members[1].PersonKey));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await Round(organisation))?["namen"]);
    }

    [Fact]
    public async Task Kept_answers_go_after_two_days_also_when_nobody_asks_anything()
    {
        await using var organisation = await OneOrganisation.Make();
        await Add(organisation, AnswerAt(1, Now - KeptAnswer.Kept - TimeSpan.FromMinutes(1)), AnswerAt(2, Now - KeptAnswer.Kept + TimeSpan.FromMinutes(1)));
        await Round(organisation);
        await using var db = organisation.Open();
        Assert.Equal(2, Assert.Single(await db.Set<KeptAnswer>().AsNoTracking().ToListAsync(Cancel)).Key[0]);
    }

    private static KeptAnswer AnswerAt(byte key, DateTimeOffset at) => new() { Key = [key, .. new byte[31]], Request = new byte[32], At = at, Status = 201, Headers = "", Body = [], Processing = "" };

    [Fact]
    public async Task Everything_else_goes_on_the_day_after_its_period_and_not_before()
    {
        await using var organisation = await OneOrganisation.Make();
        var refused = new PolicyVersion { Number = 2, Text = "", ProposedBy = "member:1", ProposedAt = Now };
        refused.Decide(PolicyState.Refused, "member:2", Now, "");
        await Add(
            organisation, refused, new CountedApp { Week = DateOnly.FromDateTime(Now.Date), App = 1, Devices = 9 }, ExemptionOf("x", Time.DayOf(Now)),
            new ProcessingRow { Activity = "toestellen-inzien", Name = "x", Trace = new byte[16], Span = new byte[8], Start = Now, End = Now, Subject = new byte[16] });
        RetentionKind[] kinds = [RetentionKind.CountedApps, RetentionKind.RefusedPolicies, RetentionKind.Exemptions, RetentionKind.Processing];
        foreach (var alike in kinds.GroupBy(kind => kind.Days).OrderBy(group => group.Key))
        {
            foreach (var (later, deleted) in ((int, int)[])[(0, 0), (1, 1)])
            {
                clock.AdjustTime(Now.AddDays(alike.Key + later));
                var round = await Round(organisation);
                Assert.All(alike, kind => Assert.Equal(deleted, round?[kind.Code]));
            }
        }

        await using var db = organisation.Open();
        Assert.Equal(1, await db.Set<PolicyVersion>().CountAsync(Cancel)); // the one in force
    }

    [Fact]
    public async Task It_happens_once_a_day_whoever_is_first()
    {
        await using var organisation = await OneOrganisation.Make();
        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Round(organisation), Cancel)));
        Assert.Single(rounds, round => round is not null);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await Round(organisation));
        await using var db = organisation.Open();
        Assert.Equal(2, await db.Set<RetentionRound>().CountAsync(Cancel));
        Assert.Empty(await db.Set<AuditEntry>().Where(line => line.Action == "retention.applied").ToListAsync(Cancel)); // nothing was deleted
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(1095, true)]
    [InlineData(1096, false)]
    public async Task A_period_is_set_within_its_bounds_and_the_trail_says_so(int days, bool isSet)
    {
        await using var organisation = await OneOrganisation.Make();
        await using var db = organisation.Open();
        var outcome = await new SetRetention(db, new AuditTrail(db, OneOrganisation.Somebody, clock)).Handle(new(RetentionKind.Devices, days), Cancel);
        Assert.Equal(isSet, outcome is Outcome<int>.Done);
        Assert.Equal(isSet ? days : 365, (await SetRetention.Periods(db, Cancel))[RetentionKind.Devices]);
        Assert.Equal(isSet ? 1 : 0, await db.Set<AuditEntry>().CountAsync(line => line.Action == "retention.set", Cancel));
    }

    private async Task<IReadOnlyDictionary<string, int>?> Round(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        var log = new ProcessingLog(db, Pseudonyms.Of(new byte[32], OneOrganisation.Id), new("test", new byte[16], new byte[8], null, clock.GetUtcNow()), clock);
        return await new ApplyRetention(organisation.Workspace, db, log, clock).Handle(Cancel);
    }

    private static async Task Add(OneOrganisation organisation, params object[] rows)
    {
        await using var db = organisation.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancel);
    }

    private static Member MemberSeen(string name, DateTimeOffset at) => new() { Provider = "test", Subject = name, Name = name, PersonKey = "p-" + name, LastSeenAt = at };

    private static ExemptionCase ExemptionOf(string person, DateOnly until) => new()
    {
        Scope = ExemptionScope.Person,
        Subject = person,
        App = "tiktok",
        Task = "Test",
        Justification = "Test",
        Measures = "Test",
        From = until.AddDays(-10),
        Until = until,
        RequestedBy = "member:1",
    };
}
