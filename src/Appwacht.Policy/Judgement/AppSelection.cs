using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Whether a selector of apps holds for an app on a day. Who asks for no grounds gets the answer quicker.</summary>
internal static class AppSelection
{
    /// <summary>Below this, a path of control asks for a decision and has no effect of its own.</summary>
    public const Confidence LeastByDefault = Confidence.Reported;

    public static Truth Holds(AppSelector selector, AppFacts app, LayerScope scope, DateOnly day, List<Ground>? grounds) =>
        Holds(selector, app, scope, day, grounds, negated: false);

    /// <param name="negated">
    /// Inside a <c>not</c>. What the register does not know fits no fact of the register; that it does not fit must not be concluded from
    /// that, or "everything but apps from X" would let through every app nobody knows.
    /// </param>
    private static Truth Holds(AppSelector selector, AppFacts app, LayerScope scope, DateOnly day, List<Ground>? grounds, bool negated)
    {
        var least = selector.Confidence ?? LeastByDefault;
        var truth = Truth.Yes;

        Ask(selector.App, "app", value => Truths.Known(IsApp(value, app)));
        Ask(selector.List, "list", value => Truths.Known(scope.IsOnList(value, app)));
        Ask(selector.Category, "category", value => Fact(value == app.Category));
        Ask(selector.Publisher, "publisher", value => Path(value, "publisher", app.Publishers));
        Ask(selector.Party, "party", value => Path(value, "party", app.Parties));
        AskControl();
        Ask(selector.ListedBy, "listed-by", value => Fact(app.Listings.Contains(value)));
        Ask(selector.Uses, "uses", value => app.IsKnown && !app.UsesAreComplete && !app.Uses.Contains(value) ? Truth.Unknown : Fact(app.Uses.Contains(value)));
        Ask(selector.Contains, "contains", value => Inside(app.Contains, value));
        Ask(selector.SignedBy, "signed-by", value => Inside(app.SignedBy, value));
        if (selector.Known is { } known)
            Ask(new Values(known ? "true" : "false"), "known", _ => Truths.Known(app.IsKnown == known));
        if (selector.Not is { } not)
            truth = truth.And(Holds(not, app, scope, day, null, !negated).Not());
        return truth;

        Truth Fact(bool holds) => holds ? Truth.Yes : app.IsKnown || !negated ? Truth.No : Truth.Unknown;

        // What is inside a package is not a fact of the register: it can be known of an app the register has never heard of.
        static Truth Inside(IReadOnlySet<string>? found, string value) => found is null ? Truth.Unknown : Truths.Known(found.Contains(value));

        // Within a list one must hold; between keys all must.
        void Ask(Values values, string key, Func<string, Truth> holds)
        {
            if (values.IsEmpty)
                return;
            var any = Truth.No;
            foreach (var value in values)
            {
                var one = holds(value);
                if (one is not Truth.No && grounds is not null && !grounds.Exists(ground => ground.Key == key && ground.Value == value))
                    grounds.Add(new Ground(key, value, one));
                any = any.Or(one);
            }

            truth = truth.And(any);
        }

        Truth Path(string party, string key, IReadOnlyDictionary<string, Confidence> found)
        {
            if (!found.TryGetValue(party, out var confidence))
                return Fact(false);
            var holds = confidence >= least ? Truth.Yes : Truth.Unknown;
            grounds?.Add(new Ground(key, party, holds, null, confidence));
            return holds;
        }

        void AskControl()
        {
            if (selector.ControlledFrom.IsEmpty)
                return;
            var any = Fact(false);
            foreach (var name in selector.ControlledFrom)
            {
                foreach (var listed in scope.Countries(name) ?? [])
                {
                    if (!listed.Period.Contains(day) || !app.ControlledFrom.TryGetValue(listed.Country, out var confidence))
                        continue;
                    var holds = confidence >= least ? Truth.Yes : Truth.Unknown;
                    grounds?.Add(new Ground("controlled-from", name, holds, listed.Country, confidence));
                    any = any.Or(holds);
                }
            }

            truth = truth.And(any);
        }
    }

    /// <summary>Whether a value names the app: by its slug, or by the identifier under which it is installed.</summary>
    internal static bool IsApp(string value, AppFacts app) =>
        value == app.Slug || (app.Id is { } id && AppId.TryParse(value, out var named) && named == id);
}
