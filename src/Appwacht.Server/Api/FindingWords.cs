using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Server.Api;

/// <summary>Findings in the words of the API, with the reasons in the language of the caller.</summary>
internal sealed class FindingWords(FleetState state, bool isEnglish)
{
    private readonly Explanation explanation = new(state.Catalogue.Register, state.Day, Country.Netherlands);

    /// <summary>One finding.</summary>
    /// <param name="found">The finding.</param>
    /// <param name="device">The number of the device in addresses.</param>
    public Bevinding Of(FoundApp found, int device)
    {
        var (verdict, app) = (state.Verdicts.Of(found), state.Verdicts.Facts(found));
        return new(
            device, app.Key, app.Name, verdict.Effect.Name(), found.Match switch { Match.Certain => "certain", Match.Probable => "probable", _ => "unknown-app" }, Say(explanation.Of(verdict, app)),
            [.. verdict.Matches.Select(match => new Reden(match.Rule.Reference, match.Effect.Name(), Say(explanation.Of(match, app))))], verdict.Exemption?.Id,
            app.Slug is { } slug && state.Catalogue.Register.Find(slug) is { } known ? known.Alternatives : []);
    }

    /// <summary>The findings on a device.</summary>
    /// <param name="device">The device, by number of the fleet.</param>
    /// <param name="number">Its number in addresses.</param>
    public IReadOnlyList<Bevinding> On(int device, int number) => [.. state.Judged.On(device).Select(found => Of(found, number)).OrderByDescending(Strength).ThenBy(found => found.App, StringComparer.Ordinal)];

    /// <summary>What an exemption allows on a device.</summary>
    public IReadOnlyList<Bevinding> ExemptedOn(int device, int number) => [.. state.Judged.ExemptedOn(device).Select(found => Of(found, number))];

    private static int Strength(Bevinding finding) => Effects.Names.Index().First(effect => effect.Item == finding.Oordeel).Index;

    private string Say(LocalText text) => isEnglish ? text.En : text.Nl;
}
