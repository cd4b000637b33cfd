using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Catalogue;

public class OwnChangeTests
{
    /// <summary>Names the list of the register, without a list of its own.</summary>
    internal const string Policy = """
        appwacht: 1
        policy: gemeente-test
        title: { nl: Test, en: Test }
        decision: { by: Test, date: 2026-01-01, reference: T-1 }
        rules:
          - id: landen
            effect: deny
            apps: { controlled-from: offensive-cyber-programme }
            why: { nl: Test, en: Test }
        """;

    internal static readonly OwnChangeRequest America = new(RegisterChangeKind.ListCountry, "offensive-cyber-programme", "US", TimeProvider.System.Today(), "", "Besluit college", "https://example.nl/besluit", "omdat");

    private static readonly Actor Maker = new("member:1", Origin.Api);

    internal static readonly Actor Approver = new("member:2", Origin.Api);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_somebody_else_adopts_holds_for_the_organisation_and_after_a_restart(string kind)
    {
        await using var organisation = await OneOrganisation.Make(Policy, kind);
        Assert.Equal(Effect.Allow, await EffectOf(organisation, "strava"));
        var number = Done(await Propose(organisation, America)).Number;
        Assert.Equal(Effect.Allow, await EffectOf(organisation, "strava"));

        Done(await Decide(organisation, Approver, number, true));
        Assert.Equal(Effect.Deny, await EffectOf(organisation, "strava"));
        await organisation.Restart();
        Assert.Equal(Effect.Deny, await EffectOf(organisation, "strava"));
        Assert.Equal(["register-change.proposed", "register-change.adopted"], await Trail(organisation));
    }

    [Fact]
    public async Task An_organisation_without_changes_shares_the_shipped_register()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        await using var db = organisation.Open();
        Assert.Same(OneOrganisation.Began.Register, (await organisation.Workspace.Now(db, Cancel)).Catalogue.Register);
        Done(await Propose(organisation, America));
        Assert.Same(OneOrganisation.Began, (await organisation.Workspace.Register(db, Cancel)).Catalogue);
    }

    [Fact]
    public async Task Nobody_decides_on_what_they_proposed()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        var number = Done(await Propose(organisation, America)).Number;
        Assert.Equal("register-change.own", Why(await Decide(organisation, Maker, number, true)));
        Assert.Equal("register-change.reason", Why(await Decide(organisation, Approver, number, true, " ")));
        Done(await Decide(organisation, Approver, number, false));
        Assert.Equal("register-change.decided", Why(await Decide(organisation, Approver, number, true)));
        Assert.Equal(Effect.Allow, await EffectOf(organisation, "strava"));
    }

    [Fact]
    public async Task A_proposal_is_withdrawn_by_who_made_it_alone()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        var number = Done(await Propose(organisation, America)).Number;
        Assert.Equal("register-change.not-yours", Why(await Withdraw(organisation, Approver, number)));
        Assert.Equal(OwnChangeState.Withdrawn, Done(await Withdraw(organisation, Maker, number)).State);
        Assert.Equal("register-change.decided", Why(await Decide(organisation, Approver, number, true)));
        Assert.Equal(["register-change.proposed", "register-change.withdrawn"], await Trail(organisation));
    }

    [Fact]
    public async Task What_holds_is_taken_back_only_when_somebody_else_decides_so()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        var number = Done(await Propose(organisation, America)).Number;
        Done(await Decide(organisation, Approver, number, true));
        Assert.Equal(OwnChangeState.Withdrawing, Done(await Withdraw(organisation, Approver, number)).State);
        Assert.Equal(Effect.Deny, await EffectOf(organisation, "strava"));
        Assert.Equal("register-change.own", Why(await Decide(organisation, Approver, number, true)));

        Assert.Equal(OwnChangeState.Adopted, Done(await Decide(organisation, Maker, number, false)).State);
        Done(await Withdraw(organisation, Maker, number));
        Assert.Equal(OwnChangeState.Withdrawn, Done(await Decide(organisation, Approver, number, true)).State);
        Assert.Equal(Effect.Allow, await EffectOf(organisation, "strava"));
        await using var db = organisation.Open();
        Assert.Same(OneOrganisation.Began, (await organisation.Workspace.Register(db, Cancel)).Catalogue);
        Assert.Equal(
            ["register-change.proposed", "register-change.adopted", "register-change.withdrawal-proposed", "register-change.kept", "register-change.withdrawal-proposed", "register-change.withdrawn"],
            await Trail(organisation));
    }

    [Fact]
    public async Task What_another_change_made_superfluous_is_not_adopted_any_more()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        var (first, second) = (Done(await Propose(organisation, America)).Number, Done(await Propose(organisation, America)).Number);
        Done(await Decide(organisation, Approver, first, true));
        Assert.Equal("register-change.superfluous", Why(await Decide(organisation, Approver, second, true)));
        Done(await Decide(organisation, Approver, second, false));
    }

    [Fact]
    public async Task A_new_register_keeps_the_changes_and_says_which_it_makes_superfluous()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        Done(await Decide(organisation, Approver, Done(await Propose(organisation, America)).Number, true));
        await using var db = organisation.Open();
        var (renewed, ended) = (
            await OwnRegister.Load(db, OneOrganisation.Shipped(("country-lists.csv", "offensive-cyber-programme,US,2026-01-01,,AIVD,")), Cancel),
            await OwnRegister.Load(db, OneOrganisation.Shipped(("country-lists.csv", "offensive-cyber-programme,US,2026-01-01,2040-01-01,AIVD,")), Cancel));
        Assert.Equal(ChangeStanding.Superfluous, Assert.Single(renewed.Changes).Standing);
        Assert.Equal(ChangeStanding.Contradicted, Assert.Single(ended.Changes).Standing);
        Assert.Contains(ended.Catalogue.Register.ListedCountries["offensive-cyber-programme"], entry => entry.Country.Code == "US" && entry.Period.Until is null);
    }

    [Theory]
    [InlineData("nergens", "US", "2026-01-01", "bron", "", "reden", "register-change.list")]
    [InlineData("offensive-cyber-programme", "XX", "2026-01-01", "bron", "", "reden", "register-change.country")]
    [InlineData("offensive-cyber-programme", "US", "2226-01-01", "bron", "", "reden", "register-change.day")]
    [InlineData("offensive-cyber-programme", "US", "2026-01-01", " ", "", "reden", "register-change.source")]
    [InlineData("offensive-cyber-programme", "US", "2026-01-01", "bron", "javascript:alert(1)", "reden", "register-change.address")]
    [InlineData("offensive-cyber-programme", "US", "2026-01-01", "bron", "", "", "register-change.reason")]
    [InlineData("offensive-cyber-programme", "CN", "2026-01-01", "bron", "", "reden", "register-change.superfluous")]
    public async Task A_list_is_changed_only_with_what_is_known_a_day_a_source_and_a_reason(string list, string country, string day, string source, string address, string reason, string expected)
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        Assert.Equal(expected, Why(await Propose(organisation, new(RegisterChangeKind.ListCountry, list, country, DateOnly.Parse(day), "", source, address, reason))));
    }

    [Theory]
    [InlineData(RegisterChangeKind.Control, "niemand", "bytedance", "reported", "register-change.party")]
    [InlineData(RegisterChangeKind.Control, "strava-inc", "niemand", "reported", "register-change.above")]
    [InlineData(RegisterChangeKind.Control, "strava-inc", "cn", "reported", "register-change.above")]
    [InlineData(RegisterChangeKind.Control, "strava-inc", "bytedance", "decided", "register-change.confidence")]
    [InlineData(RegisterChangeKind.Control, "strava-inc", "strava-inc", "reported", "register-change.impossible")]
    [InlineData(RegisterChangeKind.EndControl, "strava-inc", "bytedance", "", "register-change.superfluous")]
    public async Task Control_is_changed_only_between_what_is_known(RegisterChangeKind kind, string party, string above, string confidence, string expected)
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        Assert.Equal(expected, Why(await Propose(organisation, new(kind, party, above, new DateOnly(2026, 1, 1), confidence, "bron", "", "reden"))));
    }

    internal static async Task<Outcome<OwnChange>> Propose(OneOrganisation organisation, OwnChangeRequest request)
    {
        await using var db = organisation.Open();
        return await new ProposeOwnChange(db, OneOrganisation.Began, new AuditTrail(db, Maker, TimeProvider.System), Maker, TimeProvider.System).Handle(request, Cancel);
    }

    internal static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    internal static async Task<Outcome<OwnChange>> Decide(OneOrganisation organisation, Actor actor, int number, bool yes, string reason = "akkoord")
    {
        await using var db = organisation.Open();
        return await new DecideOwnChange(db, OneOrganisation.Began, new AuditTrail(db, actor, TimeProvider.System), actor, TimeProvider.System).Handle(number, yes, reason, Cancel);
    }

    private static async Task<Outcome<OwnChange>> Withdraw(OneOrganisation organisation, Actor actor, int number)
    {
        await using var db = organisation.Open();
        return await new WithdrawOwnChange(db, new AuditTrail(db, actor, TimeProvider.System), actor, TimeProvider.System).Handle(number, "vergissing", Cancel);
    }

    private static string Why(Outcome<OwnChange> outcome) => Assert.Single(Assert.IsType<Outcome<OwnChange>.Refused>(outcome).Why).Code;

    private static async Task<Effect> EffectOf(OneOrganisation organisation, string app)
    {
        await using var db = organisation.Open();
        var state = await organisation.Workspace.Now(db, Cancel);
        return state.Apps.Of(state.Catalogue.Register.Find(app)!).Effect;
    }

    private static async Task<IEnumerable<string>> Trail(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        return await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("register-change")).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Cancel);
    }
}
