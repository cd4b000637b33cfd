using Appwacht.Policy.Judgement;
using Appwacht.Register;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.Control;

/// <summary>What the register says of control, as pages write it.</summary>
public sealed class ControlWords
{
    private readonly AppRegister register;
    private readonly Texts texts;
    private readonly ControlSentence sentence;

    internal ControlWords(AppRegister register, Texts texts) => (this.register, this.texts, sentence) = (register, texts, new ControlSentence(register));

    /// <summary>The name of a country.</summary>
    public string Country(Country country) => texts.Say(sentence.Country(country));

    /// <summary>What a country list is called: by what it says where we know that, otherwise by its own name.</summary>
    public string List(string name) => texts.Keys.Contains("list.named." + name) ? texts["list.named." + name] : name;

    /// <summary>Countries with their names, each once, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Named(IEnumerable<Country> countries) =>
        [.. countries.Distinct().Select(country => (country.Code, Name: Country(country))).OrderBy(country => country.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The countries that an app is controlled from, the surest first; what is only presumed says so.</summary>
    public string Countries(AppFacts app) => app.ControlledFrom.Count == 0 ? texts["control.unknown"] : string.Join(", ", app.ControlledFrom
        .OrderByDescending(country => country.Value).ThenBy(country => country.Key)
        .Select(country => Country(country.Key) + (country.Value is Register.Confidence.Presumed ? $" ({Confidence(country.Value)})" : "")));

    /// <summary>The id of the party, or the code of the country, that somebody names as people or the register do; what was typed when that is none, or more than one.</summary>
    public string Find(string typed)
    {
        var asked = typed.Trim();
        return Only(party => party.Id.Equals(asked, StringComparison.OrdinalIgnoreCase)) ?? Only(party => party.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? register.Countries.Values.FirstOrDefault(country => new[] { country.Country.Code, country.Dutch, country.English }.Contains(asked, StringComparer.OrdinalIgnoreCase))?.Country.Code
            ?? Only(party => asked.Length > 0 && party.Name.StartsWith(asked, StringComparison.OrdinalIgnoreCase)) ?? asked;

        string? Only(Func<Party, bool> fits) => register.Parties.Where(fits).Take(2).ToArray() is [var party] ? party.Id : null;
    }

    /// <summary>What a confidence is called.</summary>
    public string Confidence(Confidence confidence) => texts.Say(ControlSentence.Confidence(confidence));

    /// <summary>What is called by a node of the register: an app or a party.</summary>
    public string Node(string node) => node.StartsWith(App.Prefix, StringComparison.Ordinal) ? register.Find(node[App.Prefix.Length..])?.Name ?? node : register.FindParty(node)?.Name ?? node;

    /// <summary>What an edge says of its child.</summary>
    public string Edge(ControlEdge edge) => texts.Say(sentence.Edge(edge)) + (edge.Share is { } percent ? $" ({percent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}%)" : "");

    /// <summary>When something holds, in words; empty when nothing is known of it.</summary>
    public string Period(Period period) => (period.From, period.Until) switch
    {
        ({ } from, { } until) => texts.With("control.from-until", texts.Day(from), texts.Day(until)),
        ({ } from, null) => texts.With("control.from", texts.Day(from)),
        (null, { } until) => texts.With("control.until", texts.Day(until)),
        _ => "",
    };

    /// <summary>A path in short: the parties on the way up, and where it ends.</summary>
    public string Path(ControlPath path) => string.Join(" → ", path.Parties.Select(party => party.Name).Append(Country(path.Country)));
}
