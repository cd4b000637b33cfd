using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Server.Console.Pages.Policies;

/// <summary>What somebody asks on the page of what-ifs, as it stands in the address.</summary>
/// <param name="Do">What would be different: <c>weren</c>, <c>ontraden</c>, <c>beoordelen</c>, <c>toestaan</c> or <c>vervallen</c>.</param>
/// <param name="App">An app: its name, or how the register or a store knows it.</param>
/// <param name="Country">A country list, or the code of a country.</param>
/// <param name="Category">A kind of apps.</param>
/// <param name="For">For whom: <c>risico:</c> and a tier, or <c>eenheid:</c> and a unit; everybody when empty.</param>
/// <param name="Rule">The rule that would be gone, as in <c>rijk-appbeleid/landen</c>.</param>
public sealed record WhatIfQuestion(string? Do, string? App, string? Country, string? Category, string? For, string? Rule)
{
    /// <summary>What may stand in the address for what would be different.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["weren", "ontraden", "beoordelen", "toestaan", "vervallen"];

    /// <summary>The question in an address.</summary>
    public static WhatIfQuestion Of(HttpRequest request)
    {
        return new(Part("doe"), Part("app"), Part("land"), Part("soort"), Part("voor"), Part("regel"));

        string? Part(string name) => request.Query[name].FirstOrDefault()?.Trim() is { Length: > 0 and <= 300 } value ? value : null;
    }

    /// <summary>Whether anything is asked yet.</summary>
    public bool IsAsked => Do is not null;

    /// <summary>The policy as it would be: its layers, and its own text when that can be proposed.</summary>
    /// <param name="state">The fleet with what is in force.</param>
    /// <param name="catalogue">The register.</param>
    /// <param name="text">The own text in force, or the one to begin with.</param>
    public Outcome<(PolicyStack Then, string? Text)> Answer(FleetState state, AppCatalogue catalogue, string text)
    {
        if (Do is "vervallen")
            return WithoutRule(state, catalogue, text);
        return Change(state, catalogue.Register) switch
        {
            Outcome<PolicyChange>.Done { Value: var change } => change.AppliedTo(text, catalogue, state.Day) switch
            {
                Outcome<string>.Done { Value: var changed } => WithText(state, catalogue, changed),
                Outcome<string>.Refused { Why: var why } => why.ToArray(),
                _ => throw new InvalidOperationException("An outcome is one of two."),
            },
            Outcome<PolicyChange>.Refused { Why: var why } => why.ToArray(),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    /// <summary>The layers with another own text.</summary>
    public static Outcome<(PolicyStack Then, string? Text)> WithText(FleetState state, AppCatalogue catalogue, string text) =>
        new PolicyWish(text, [], [], [], [], []).Applied(state.InForce.Stack, catalogue, state.Day) switch
        {
            Outcome<PolicyStack>.Done { Value: var then } => (then, text),
            Outcome<PolicyStack>.Refused { Why: var why } => why.ToArray(),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };

    private Outcome<(PolicyStack Then, string? Text)> WithoutRule(FleetState state, AppCatalogue catalogue, string text)
    {
        if (Rule is null)
            return new Refusal("what-if.rule", "Kies de regel die vervalt.", "Choose the rule that would be gone.", "regel");
        // What stands in a layer above can be imagined away, but not by a proposal of one's own.
        var own = PolicyText.Without(text, Rule);
        return new PolicyWish(null, [], [], [], [Rule], []).Applied(state.InForce.Stack, catalogue, state.Day) switch
        {
            Outcome<PolicyStack>.Done { Value: var then } => (then, own),
            Outcome<PolicyStack>.Refused { Why: var why } => why.Select(refusal => refusal with { Field = "regel" }).ToArray(),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private Outcome<PolicyChange> Change(FleetState state, AppRegister register)
    {
        var app = App is null ? null : NamedApp.Find(App, register);
        var (key, audience) = For?.Split(':', 2) is [var given, var value] ? (given, value) : (null, "");
        Refusal[] why =
        [
            .. !Choices.Contains(Do) ? [new Refusal("what-if.do", "Kies wat er verandert.", "Choose what would change.", "doe")] : Array.Empty<Refusal>(),
            .. App is not null && app is null ? [new Refusal("what-if.app", "Deze app staat niet in het register. Zoek de naam op bij Apps.", "This app is not in the register. Look its name up under Apps.", "app")] : Array.Empty<Refusal>(),
            .. App is null && Country is null && Category is null ? [new Refusal("what-if.apps", "Zeg om welke apps het gaat: een app, een land of een soort.", "Say which apps it is about: an app, a country or a kind.", "app")] : Array.Empty<Refusal>(),
            .. For is not null && !((key is "risico" && DeviceWords.ParseTier(audience) is not null) || (key is "eenheid" && state.View.Profiles.All.Any(profile => profile.Unit == audience)))
                ? [new Refusal("what-if.audience", "Deze doelgroep is er niet.", "There is no such audience.", "voor")] : Array.Empty<Refusal>(),
        ];
        if (why.Length > 0)
            return why;
        return new PolicyChange(
            Do switch { "weren" => Effect.Deny, "ontraden" => Effect.AdviseAgainst, "beoordelen" => Effect.NeedsVetting, _ => Effect.Allow },
            new AppSelector { App = Given(app), ControlledFrom = Given(Country), Category = Given(Category) },
            key switch { "risico" => new AudienceSelector { Tier = new(audience) }, "eenheid" => new AudienceSelector { Unit = new(audience) }, _ => null });

        static Values Given(string? one) => one is null ? Values.None : new Values(one);
    }
}
