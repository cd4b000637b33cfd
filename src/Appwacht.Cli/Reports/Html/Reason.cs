using Appwacht.Policy.Judgement;
using Appwacht.Policy.Sentences;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>Why a rule has a say about an app, in a few words.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">The words.</param>
/// <param name="Path">The path of control it rests on, or null.</param>
/// <param name="Confidence">How sure it is, or null when that is no question.</param>
internal sealed record Reason(LayerRule Rule, string Text, ControlPath? Path, Confidence? Confidence)
{
    public static Reason Of(BoardReport board, RuleMatch match, IReadOnlyList<ControlPath> paths)
    {
        var terms = new PolicyTerms(board.Reading);
        var grounds = match.Grounds.Where(ground => match.Outcome is not Outcome.Undetermined || ground.Truth is Truth.Unknown).ToArray();
        var control = grounds.FirstOrDefault(ground => ground.Country is not null);
        var words = match.Outcome is Outcome.NotApproved
            ? [board.Say("niet op de lijst van toegestane apps", "not on the list of allowed apps")]
            : grounds.Select(ground => Words(board, terms, ground)).Distinct().ToArray();
        var text = string.Join("; ", words);
        return new(
            match.Rule, text is "" ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".", control is null ? null : paths.FirstOrDefault(path => path.Country == control.Country),
            grounds.Where(ground => ground.Confidence is not null).Min(ground => ground.Confidence));
    }

    private static string Words(BoardReport board, PolicyTerms terms, Ground ground) => (ground.Key, ground.Truth) switch
    {
        ("controlled-from", Truth.Unknown) => board.Say(
            $"vermoedelijk in beheer vanuit {Country(board, ground)}, daarover is een besluit nodig", $"presumably controlled from {Country(board, ground)}, which asks for a decision"),
        ("controlled-from", _) => board.Say($"in beheer vanuit {Country(board, ground)}", $"controlled from {Country(board, ground)}"),
        ("uses" or "contains" or "signed-by", Truth.Unknown) => board.Say(
            $"niet beoordeeld op: {terms.Value(ground.Key, ground.Value)}", $"not vetted for: {terms.Value(ground.Key, ground.Value)}"),
        (_, Truth.Unknown) => board.Say(
            $"niet bekend: {terms.Key(ground.Key)} ({terms.Value(ground.Key, ground.Value)})", $"not known: {terms.Key(ground.Key)} ({terms.Value(ground.Key, ground.Value)})"),
        ("app", _) => board.Say("bij naam genoemd", "named itself"),
        ("known", _) => board.Say("niet in het register", "not in the register"),
        _ => $"{terms.Key(ground.Key)}: {terms.Value(ground.Key, ground.Value)}",
    };

    private static string Country(BoardReport board, Ground ground) => ground.Country is { } country ? board.Name(country) : ground.Value;
}
