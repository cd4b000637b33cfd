using Appwacht.Core.Catalogue;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Core.Policies;

/// <summary>One change of the organisation's own policy as somebody chooses it who does not write policy: an effect on some apps, for everybody or an audience.</summary>
/// <param name="Effect">What is to be said of the apps; <see cref="Effect.Allow"/> takes them out of the own rules.</param>
/// <param name="Apps">The apps.</param>
/// <param name="Audience">For whom; null for everybody.</param>
public sealed record PolicyChange(Effect Effect, AppSelector Apps, AudienceSelector? Audience)
{
    /// <summary>The policy with the change in it, or everything for which it cannot be.</summary>
    /// <param name="text">The policy as it is.</param>
    /// <param name="catalogue">The register.</param>
    /// <param name="day">The day that the register is read on.</param>
    public Outcome<string> AppliedTo(string text, AppCatalogue catalogue, DateOnly day)
    {
        var (stack, _) = PolicyInForce.Read(text, catalogue);
        if (stack is null || PolicyParser.Parse(text).Document is not { } document)
            return ProposePolicy.WhyNot(text, catalogue);
        if (Effect is not Effect.Allow)
            return PolicyTextEdit.WithRule(text, document, NewRule(document));
        return Allowed(document, stack, catalogue.Register, day) is { } allowed
            ? allowed.Rules.Count == document.Rules.Count ? PolicyTextEdit.WithApps(text, document, allowed.Rules) : PolicyPrinter.Print(allowed)
            : new Refusal("what-if.allow", "Dit past niet in de regels zoals ze nu zijn. Pas de tekst van het beleid zelf aan.", "This does not fit the rules as they are. Edit the text of the policy itself.");
    }

    private Rule NewRule(PolicyDocument document) => new()
    {
        Id = IdFor(document),
        Effect = Effect,
        Apps = Apps,
        Devices = new DeviceSelector { Ownership = new(Ownership.Managed.Name(), Ownership.PrivateUseAllowed.Name()) },
        Audience = Audience,
    };

    /// <summary>The own rules without the apps; null when a rule cannot be written so.</summary>
    private PolicyDocument? Allowed(PolicyDocument document, PolicyStack stack, AppRegister register, DateOnly day)
    {
        var rules = new List<Rule>();
        foreach (var rule in document.Rules)
        {
            if (rule.Effect is Effect.Allow or null || !MayConcern(stack, rule, register, day))
            {
                rules.Add(rule);
                continue;
            }

            if (Without(rule.Apps) is not { } others)
                return null;
            if (Audience is null)
            {
                rules.Add(rule with { Apps = others });
                continue;
            }

            // For everybody else the rule stays; for the audience another takes its place.
            if (rule.Audience is not null || rule.AudienceName is not null)
                return null;
            rules.Add(rule with { Audience = new AudienceSelector { Not = Audience } });
            rules.Add(rule with { Id = Unique(document, rule.Id + "-anders"), Audience = Audience, Apps = others });
        }

        // In allowlist mode nothing is allowed that no rule approves.
        if (rules.Any(rule => rule.IsAllowlist))
            rules.Add(new Rule { Id = IdFor(document), Effect = Effect.Allow, Apps = Apps, Audience = Audience });
        return document with { Rules = rules };
    }

    /// <summary>Whether a rule has a say about the apps, now or later: looked up for one app, assumed for a whole kind of apps.</summary>
    private bool MayConcern(PolicyStack stack, Rule rule, AppRegister register, DateOnly day)
    {
        if (Apps.App is not [var slug] || register.Find(slug) is not { } app)
            return true;
        var judged = rule.Period.From is { } from && from > day ? from : day;
        // Of a device of which nothing is known any rule that could be about the app has a say.
        var unknown = new DeviceFacts(Ownership.Unknown, default, DeviceKind.Unknown, null, null, null, null, null, null);
        return stack.Judge(unknown, AppFacts.Of(app, null, register, judged, Country.Netherlands), judged).Matches
            .Any(match => match.Rule.Depth == stack.Layers.Count - 1 && match.Rule.Rule.Id == rule.Id);
    }

    private AppSelector? Without(AppSelector apps) => apps.Not switch
    {
        null => apps with { Not = Apps },
        { } not when OnlyApps(not) && OnlyApps(Apps) => apps with { Not = not with { App = new(not.App.Concat(Apps.App).Distinct()) } },
        { } not when not == Apps => apps,
        _ => null,
    };

    private static bool OnlyApps(AppSelector apps) => !apps.App.IsEmpty && apps == new AppSelector { App = apps.App };

    private string IdFor(PolicyDocument document)
    {
        var what = new[] { Apps.App, Apps.Category, Apps.ControlledFrom, Apps.Party, Apps.ListedBy }.SelectMany(values => values).FirstOrDefault() ?? "apps";
        var verb = Effect switch { Effect.Deny => "weren", Effect.NeedsVetting => "beoordelen", Effect.AdviseAgainst => "ontraden", _ => "toestaan" };
        return Unique(document, $"{verb}-{new string([.. what.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]).Trim('-')}");
    }

    private static string Unique(PolicyDocument document, string id) =>
        Enumerable.Range(1, document.Rules.Count + 1).Select(number => number == 1 ? id : $"{id}-{number}").First(free => document.Rules.All(rule => rule.Id != free));
}
