using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>Numbers for kinds of apps: of two apps of one kind the register says the same, but for their names and who is behind them.</summary>
internal sealed class AppKindNumbers
{
    /// <summary>The kind of every app that the register does not know.</summary>
    public const int NotKnown = 0;

    private readonly Dictionary<string, int> numbers;
    private readonly List<AppFacts> all;

    public AppKindNumbers()
    {
        (numbers, all) = ([], []);
        NumberOf(AppFacts.Unknown(null, Nobody));
    }

    public AppKindNumbers(AppKindNumbers before) => (numbers, all) = (new(before.numbers), [.. before.all]);

    /// <summary>A name that no rule names.</summary>
    private const string Nobody = "…";

    /// <summary>One app without a name or a maker for each kind, by number.</summary>
    public IReadOnlyList<AppFacts> All => all;

    /// <summary>The number of the kind of an app, a new one when there was none like it.</summary>
    public int NumberOf(AppFacts facts)
    {
        var key = KeyOf(facts);
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = all.Count;
            all.Add(facts with
            {
                Slug = facts.IsKnown ? Nobody : null,
                Key = Nobody,
                Name = Nobody,
                Parties = new Dictionary<string, Confidence>(),
                Publishers = new Dictionary<string, Confidence>(),
            });
        }

        return number;
    }

    private static string KeyOf(AppFacts facts) => string.Join(
        '\u001f', facts.IsKnown, facts.Category, Joined(facts.ControlledFrom.Select(fact => $"{fact.Key}={(int)fact.Value}")),
        Joined(facts.Listings), Joined(facts.Uses), facts.UsesAreComplete, JoinedOrNot(facts.Contains), JoinedOrNot(facts.SignedBy));

    private static string JoinedOrNot(IReadOnlySet<string>? values) => values is null ? "\u0000" : Joined(values);

    private static string Joined(IEnumerable<string> values) => string.Join('\u001e', values.Order(StringComparer.Ordinal));
}
