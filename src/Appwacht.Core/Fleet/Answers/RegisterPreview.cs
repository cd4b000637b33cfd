using Appwacht.Core.Catalogue;
using Appwacht.Core.Policies;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>What a change of the register would do, before it is decided: to the lists that follow from it, to verdicts, and to the fleet.</summary>
/// <param name="Day">The day it is judged on: today, or the day of the change when that is later.</param>
/// <param name="Lists">The country lists from which other apps follow, with those apps.</param>
/// <param name="Verdicts">The apps of which the policy in force would say something else.</param>
/// <param name="Effect">The devices; null for who may not see counts.</param>
/// <param name="OwnLists">The policies in force that have a list of their own by the name of the one that is changed: their rules go by that.</param>
public sealed record RegisterPreview(
    DateOnly Day, IReadOnlyList<ListDifference> Lists, IReadOnlyList<VerdictDifference> Verdicts, DecisionPreview? Effect, IReadOnlyList<PolicyDocument> OwnLists)
{
    /// <summary>The fleet under the register as it holds and under another.</summary>
    /// <param name="now">The fleet.</param>
    /// <param name="change">The change, made or taken back.</param>
    /// <param name="then">The register as it would be.</param>
    /// <param name="seesCounts">Whether the caller may see counts.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    public static RegisterPreview Of(FleetState now, RegisterChange change, AppRegister then, bool seesCounts, bool seesAll)
    {
        var day = change.Day > now.Day ? change.Day : now.Day;
        var (state, before) = (now.On(day), now.Catalogue.Register);
        var stack = PolicyStack.Of(state.InForce.Stack.Layers, then).Stack ?? throw new InvalidOperationException("Changes leave every list and party that a policy can name.");
        var apps = Concerned(change, before, day);
        return new(
            day,
            [
                .. from list in then.ListedCountries.Select(list => list.Key).Order(StringComparer.Ordinal)
                   let changes = DerivedList.Changes(apps, before, then, list, day, Country.Netherlands)
                   where changes.Count > 0
                   select new ListDifference(list, changes),
            ],
            [
                .. from app in apps
                   let was = Strongest(app, before, state.InForce.Stack, day)
                   let willBe = Strongest(app, then, stack, day)
                   where was != willBe
                   select new VerdictDifference(app, was, willBe),
            ],
            seesCounts ? DecisionPreview.Of(state, stack, FleetFacts.Of(state.View, then, day, Country.Netherlands), seesAll) : null,
            [.. change.IsAboutList ? stack.Layers.Select(layer => layer.Document).Where(policy => policy.CountryLists.ContainsKey(change.About)) : []]);
    }

    /// <summary>What it would do to decide for a change, or for taking one back.</summary>
    /// <param name="change">What is open.</param>
    /// <param name="own">The register as it holds.</param>
    /// <param name="workspace">Where the fleet is.</param>
    /// <param name="db">The organisation's database.</param>
    /// <param name="seesCounts">Whether the caller may see counts.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<(FleetState State, RegisterPreview Preview)> Of(
        OwnChange change, OwnRegister own, Workspace workspace, OrganisationDb db, bool seesCounts, bool seesAll, CancellationToken cancel)
    {
        var state = await workspace.Now(db, cancel);
        var then = change.State is OwnChangeState.Withdrawing ? own.Without(change.Number) : own.With(change.ToChange()).Register;
        return (state, Of(state, change.ToChange(), then, seesCounts, seesAll));
    }

    /// <summary>The apps about which a change can say anything: those of the country, or those below the party.</summary>
    private static IReadOnlyList<App> Concerned(RegisterChange change, AppRegister register, DateOnly day) => change is { IsAboutList: true, Country: { } country }
        ? [.. DerivedList.ControlledFrom(register, new HashSet<Country> { country }, day, Country.Netherlands).Select(derived => derived.App)]
        : register.AppsUnder(change.About);

    private static Effect Strongest(App app, AppRegister register, PolicyStack stack, DateOnly day) =>
        AppVerdict.Strongest(app, AppFacts.Of(app, null, register, day, Country.Netherlands), stack, day);
}

/// <summary>The apps that would come on a derived list, go off it, or stand there for another reason.</summary>
public sealed record ListDifference(string List, IReadOnlyList<DerivedChange> Changes);

/// <summary>An app that would be judged otherwise.</summary>
public sealed record VerdictDifference(App App, Effect Before, Effect After);
