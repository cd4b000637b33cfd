using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Sentences;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>By what the devices were judged: the layers of policy, their decisions, rules and effect, and the lists they refer to.</summary>
internal static class PolicyInForce
{
    public static Markup Of(BoardReport board) => Markup.Of($"""
        {board.Stack.Layers.Select((layer, depth) => LayerOf(board, layer.Document, depth))}{Lists(board)}
        """);

    /// <summary>The place of a rule on the page.</summary>
    public static string Anchor(LayerRule rule) => $"rule-{rule.Depth}-{rule.Rule.Id}";

    private static Markup LayerOf(BoardReport board, PolicyDocument policy, int depth)
    {
        var decision = policy.Decision;
        var rules = board.Stack.Rules.Where(rule => rule.Depth == depth).ToArray();
        var table = new DataTable(
            board.Say($"Regels van ‘{board.Words.Say(policy.Title)}’", $"Rules of ‘{board.Words.Say(policy.Title)}’"),
            new(board.Say("Regel", "Rule")), new(board.Say("Wat de regel zegt", "What the rule says")), new(board.Say("Mobiele toestellen", "Mobile devices"), IsNumber: true),
            new(board.Say("Niet vastgesteld", "Not determined"), IsNumber: true));
        return Markup.Of($"""
            <h3>{board.Words.Say(policy.Title)}</h3>
            <p>{board.Say("Beleid", "Policy")} <code>{policy.Id}</code>{(policy.Version is { } version ? board.Say($", versie {version}", $", version {version}") : "")}. {board.Say(
                $"Besloten door {decision.By} op {board.Words.Day(decision.Date)}", $"Decided by {decision.By} on {board.Words.Day(decision.Date)}")}{(decision.Reference is "" ? "" : board.Say($", kenmerk {decision.Reference}", $", reference {decision.Reference}"))}.{(decision.Basis.IsEmpty ? "" : board.Say($" Grondslag: {decision.Basis}.", $" Basis: {decision.Basis}."))}</p>
            {(rules.Length == 0 ? Markup.Nothing : table.With(rules.Select(rule => Row(board, rule))))}
            """);
    }

    private static IReadOnlyList<Markup> Row(BoardReport board, LayerRule rule)
    {
        var says = board.Answer.Findings.Where(finding => finding.Match is not Match.Probable)
            .Select(finding => (finding.Device, finding.Verdict))
            .Concat(board.Answer.Unnamed.Select(unnamed => (unnamed.Device, unnamed.Verdict)))
            .ToLookup(pair => pair.Verdict.Matches.FirstOrDefault(match => match.Rule == rule)?.Outcome is { } outcome ? (bool?)(outcome is Outcome.Undetermined) : null, pair => pair.Device);
        return
        [
            Markup.Of($"<code id=\"{Anchor(rule)}\">{rule.Rule.Id}</code>"), Markup.Of($"{RuleSentence.Of(rule, board.Reading)}"),
            Number(board, says[false]), Number(board, says[true]),
        ];
    }

    private static Markup Number(BoardReport board, IEnumerable<Device> devices) =>
        board.HasRead ? Markup.Of($"{BoardReport.MobileOf(devices).In(board.Words)}") : Markup.Of($"–");

    private static Markup Lists(BoardReport board)
    {
        var listed = board.Stack.Rules.SelectMany(rule => rule.Rule.Apps.WithInner().SelectMany(apps => apps.ControlledFrom).SelectMany(list => rule.Scope.Countries(list) ?? []))
            .Where(entry => entry.List != entry.Country.Code).Distinct().ToArray();
        if (listed.Length == 0)
            return Markup.Nothing;
        var table = new DataTable(
            board.Say("Landen op de lijsten waar de regels naar verwijzen", "Countries on the lists that the rules refer to"),
            new(board.Say("Land", "Country")), new(board.Say("Lijst", "List")), new(board.Say("Vanaf", "From")), new(board.Say("Tot", "Until")), new(board.Say("Bron", "Source")));
        return Markup.Of($"<h3>{board.Say("Landenlijsten", "Country lists")}</h3>\n{table.With(listed.Select(entry => (IReadOnlyList<Markup>)
        [
            Markup.Of($"{board.Name(entry.Country)}"), Markup.Of($"<code>{entry.List}</code>"), Day(board, entry.Period.From), Day(board, entry.Period.Until),
            Markup.Of($"{entry.Source.Title}"),
        ]))}");
    }

    private static Markup Day(BoardReport board, DateOnly? day) => Markup.Of($"{(day is { } date ? board.Words.Day(date) : "–")}");
}
