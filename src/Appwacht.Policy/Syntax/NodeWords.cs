using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>What a reader calls the kinds of value.</summary>
internal static class NodeWords
{
    public static LocalText Text { get; } = new("tekst", "text");

    public static LocalText WholeNumber { get; } = new("een heel getal", "a whole number");

    public static LocalText Flag { get; } = new("`true` of `false`", "`true` or `false`");

    public static LocalText List { get; } = new("een lijst", "a list");

    public static LocalText Mapping { get; } = new("een groep sleutels met waarden", "a group of keys with values");

    public static LocalText SingleOrList { get; } = new("een waarde of een lijst", "a value or a list");

    public static LocalText TextOrMapping { get; } = new("tekst of een groep sleutels met waarden", "text or a group of keys with values");

    public static LocalText TextOrList { get; } = new("een blok tekst of een lijst", "a block of text or a list");

    /// <summary>What the node is, in a word.</summary>
    public static LocalText Of(YamlNode node) => node switch
    {
        ListNode => List,
        MappingNode => Mapping,
        ScalarNode scalar => Of(scalar.Kind),
        _ => Text,
    };

    /// <summary>What YAML takes the value for, in a word.</summary>
    public static LocalText Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Null => new("niets", "nothing"),
        ScalarKind.Flag => new("waar of onwaar", "true or false"),
        ScalarKind.Integer or ScalarKind.Fraction => new("een getal", "a number"),
        _ => Text,
    };
}
