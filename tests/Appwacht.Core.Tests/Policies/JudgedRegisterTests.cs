using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Tests.Policies;

public class JudgedRegisterTests
{
    /// <summary>One rule for everybody on managed devices, a stricter one for people at high risk.</summary>
    private const string Policy = """
        appwacht: 1
        policy: gemeente-test
        title: { nl: Test, en: Test }
        decision: { by: Test, date: 2026-01-01, reference: T-1 }
        rules:
          - id: ontraden
            effect: advise-against
            apps: { controlled-from: CN }
            why: { nl: Test, en: Test }
          - id: weren
            effect: deny
            apps: { app: tiktok }
            audience: { tier: high }
            why: { nl: Test, en: Test }
        """;

    [Fact]
    public async Task Each_app_has_the_strongest_of_its_verdicts()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        await using var db = organisation.Open();
        var state = await organisation.Workspace.Now(db, TestContext.Current.CancellationToken);
        var register = state.Catalogue.Register;
        Assert.All(register.Apps, app => Assert.Equal(AppVerdict.Of(app, state.InForce.Stack, register, state.Day).Max(verdict => verdict.Verdict.Effect), state.Apps.Of(app).Effect));
        Assert.Equal((Effect.Deny, Effect.AdviseAgainst), (state.Apps.Of(register.Find("tiktok")!).Effect, state.Apps.Of(register.Find("capcut")!).Effect));
    }

    [Fact]
    public async Task Apps_are_found_below_every_party_of_their_chain()
    {
        await using var organisation = await OneOrganisation.Make(Policy);
        await using var db = organisation.Open();
        var state = await organisation.Workspace.Now(db, TestContext.Current.CancellationToken);
        Assert.All(state.Catalogue.Register.Parties, party => Assert.Equal(
            state.Catalogue.Register.Apps.Where(app => state.Apps.Of(app).Facts.Parties.ContainsKey(party.Id)).Select(app => app.Slug), state.Apps.Below(party.Id).Select(app => app.App.Slug)));
        Assert.Contains(state.Apps.Below("bytedance"), app => app.App.Slug is "capcut");
    }
}
