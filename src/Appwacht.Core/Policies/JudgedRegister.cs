using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Policies;

/// <summary>An app of the register with what the policy says of it.</summary>
/// <param name="App">The app.</param>
/// <param name="Facts">What the register says of it.</param>
/// <param name="Effect">The strongest effect that it has for anybody (see <see cref="AppVerdict"/>).</param>
public sealed record JudgedApp(App App, AppFacts Facts, Effect Effect);

/// <summary>Every app of the register under a policy on a day: lists of apps are asked often, and change only with those two.</summary>
public sealed class JudgedRegister
{
    private readonly Lazy<IReadOnlyDictionary<string, JudgedApp>> bySlug;
    private readonly Lazy<ILookup<string, JudgedApp>> byParty;

    internal JudgedRegister(AppRegister register, PolicyStack stack, DateOnly day)
    {
        bySlug = new(() => register.Apps.AsParallel().Select(app =>
        {
            var facts = AppFacts.Of(app, null, register, day, Country.Netherlands);
            return new JudgedApp(app, facts, AppVerdict.Strongest(app, facts, stack, day));
        }).ToDictionary(judged => judged.App.Slug));
        byParty = new(() => register.Apps.Select(Of).SelectMany(judged => judged.Facts.Parties.Keys.Select(party => (party, judged))).ToLookup(pair => pair.party, pair => pair.judged));
    }

    /// <summary>An app of the register.</summary>
    public JudgedApp Of(App app) => bySlug.Value[app.Slug];

    /// <summary>The apps below a party, by slug.</summary>
    public IEnumerable<JudgedApp> Below(string party) => byParty.Value[party];
}
