using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Whether a selector of apps holds for an app on a day. Who asks for no grounds gets the answer quicker.</summary>
internal static class AppSelection
{
    /// <summary>Below this, a path of control asks for a decision and has no effect of its own.</summary>
    public const Confidence LeastByDefault = Confidence.Reported;

    public static Truth Holds(AppSelector selector, AppFacts app, LayerScope scope, DateOnly day, List<Ground>? grounds) =>
        new Question(selector.Confidence ?? LeastByDefault, app, scope, day, grounds, IsNegated: false).Holds(selector);

    /// <summary>Whether a value names the app: by its slug, or by the identifier under which it is installed.</summary>
    internal static bool IsApp(string value, AppFacts app) =>
        value == app.Slug || (app.Id is { } id && AppId.TryParse(value, out var named) && named == id);

    /// <param name="Least">Paths of control below it are not sure enough.</param>
    /// <param name="IsNegated">
    /// Inside a <c>not</c>. What the register does not know fits no fact of the register; that it does not fit must not be concluded from
    /// that, or "everything but apps from X" would let through every app nobody knows.
    /// </param>
    private readonly record struct Question(Confidence Least, AppFacts App, LayerScope Scope, DateOnly Day, List<Ground>? Grounds, bool IsNegated)
    {
        /// <summary>Between keys all must hold, within a list one of them.</summary>
        public Truth Holds(AppSelector selector)
        {
            var truth = Any("app", selector.App)
                .And(Any("list", selector.List))
                .And(Any("category", selector.Category))
                .And(Any("publisher", selector.Publisher))
                .And(Any("party", selector.Party))
                .And(Any("controlled-from", selector.ControlledFrom))
                .And(Any("listed-by", selector.ListedBy))
                .And(Any("uses", selector.Uses))
                .And(Any("contains", selector.Contains))
                .And(Any("signed-by", selector.SignedBy));
            if (selector.Known is { } known)
                truth = truth.And(Noted("known", known ? "true" : "false", Truths.Known(App.IsKnown == known)));
            return selector.Not is { } not ? truth.And(Inner(not).Not()) : truth;
        }

        private Truth Inner(AppSelector not) => (this with { Least = not.Confidence ?? LeastByDefault, Grounds = null, IsNegated = !IsNegated }).Holds(not);

        private Truth Any(string key, Values values)
        {
            if (values.IsEmpty)
                return Truth.Yes;
            var any = Truth.No;
            for (var i = 0; i < values.Count; i++)
                any = any.Or(One(key, values[i]));
            return any;
        }

        private Truth One(string key, string value) => key switch
        {
            "app" => Noted(key, value, Truths.Known(IsApp(value, App))),
            "list" => Noted(key, value, Truths.Known(Scope.IsOnList(value, App))),
            "category" => Noted(key, value, Fact(value == App.Category)),
            "publisher" => Path(key, value, App.Publishers),
            "party" => Path(key, value, App.Parties),
            "controlled-from" => Control(value),
            "listed-by" => Noted(key, value, Fact(App.Listings.Contains(value))),
            "uses" => Noted(key, value, App.IsKnown && !App.UsesAreComplete && !App.Uses.Contains(value) ? Truth.Unknown : Fact(App.Uses.Contains(value))),
            "contains" => Noted(key, value, Inside(App.Contains, value)),
            _ => Noted(key, value, Inside(App.SignedBy, value)),
        };

        private Truth Fact(bool holds) => holds ? Truth.Yes : App.IsKnown || !IsNegated ? Truth.No : Truth.Unknown;

        // What is inside a package is not a fact of the register: it can be known of an app the register has never heard of.
        private static Truth Inside(IReadOnlySet<string>? found, string value) => found is null ? Truth.Unknown : Truths.Known(found.Contains(value));

        private Truth Noted(string key, string value, Truth truth)
        {
            if (truth is not Truth.No)
                Grounds?.Add(new Ground(key, value, truth));
            return truth;
        }

        private Truth Path(string key, string party, IReadOnlyDictionary<string, Confidence> found)
        {
            if (!found.TryGetValue(party, out var confidence))
                return Noted(key, party, Fact(false));
            var holds = confidence >= Least ? Truth.Yes : Truth.Unknown;
            Grounds?.Add(new Ground(key, party, holds, null, confidence));
            return holds;
        }

        private Truth Control(string list)
        {
            var any = Fact(false);
            foreach (var listed in Scope.Countries(list) ?? [])
            {
                if (!listed.Period.Contains(Day) || !App.ControlledFrom.TryGetValue(listed.Country, out var confidence))
                    continue;
                var holds = confidence >= Least ? Truth.Yes : Truth.Unknown;
                Grounds?.Add(new Ground("controlled-from", list, holds, listed.Country, confidence));
                any = any.Or(holds);
            }

            return any;
        }
    }
}
