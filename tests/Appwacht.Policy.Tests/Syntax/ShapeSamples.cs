using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

/// <summary>
/// Policies made from the shape of the language: for every key one, for every word one, and the same with the key or the word spoiled.
/// They adopt another policy, so that names need not be defined.
/// </summary>
internal static class ShapeSamples
{
    public static IEnumerable<string> Good() => Groups(PolicyShape.Document).SelectMany(group =>
        group.Shape.Keys.SelectMany(key => Written(key.Shape, group.Shape, 2).Select(value => group.Place(Group(group.Shape, key.Name, value)))));

    public static IEnumerable<string> Wrong() => Groups(PolicyShape.Document).SelectMany(group =>
        group.Shape.Keys.Where(key => key.Shape is ChoiceShape or ListShape { Item: ChoiceShape })
            .Select(key => group.Place(Group(group.Shape, key.Name, "surely-no-such-word")))
            .Append(group.Place(Group(group.Shape, "surely-no-such-key", "x"))));

    /// <summary>Every group of keys there is, with a way to put a text of it into a policy.</summary>
    private static IEnumerable<(ObjectShape Shape, Func<string, string> Place)> Groups(ObjectShape root)
    {
        List<(ObjectShape Shape, Func<string, string> Place)> groups = [(root, text => text)];
        for (var i = 0; i < groups.Count; i++)
        {
            var (shape, place) = groups[i];
            foreach (var key in shape.Keys)
                foreach (var (inner, wrap) in Inner(key.Shape))
                    groups.Add((inner, text => place(Group(shape, key.Name, wrap(text)))));
        }

        return groups;
    }

    private static IEnumerable<(ObjectShape Shape, Func<string, string> Wrap)> Inner(Shape shape) => shape switch
    {
        ObjectShape group => [(group, text => text)],
        EitherShape either => Inner(either.Other),
        ListShape list => Inner(list.Item).Select(inner => (inner.Shape, (Func<string, string>)(text => $"[ {inner.Wrap(text)} ]"))),
        NamedShape named => Inner(named.Value).Select(inner => (inner.Shape, (Func<string, string>)(text => $"{{ naam: {inner.Wrap(text)} }}"))),
        _ => [],
    };

    /// <summary>The group with the keys it needs and this one; <c>adopts</c> is always there so that names may come from above.</summary>
    private static string Group(ObjectShape shape, string key, string value)
    {
        List<(string Name, string Value)> pairs = [(key, value)];
        foreach (var needed in shape.Keys.Where(one => one.Name != key && (one.Required || (shape == PolicyShape.Document && one.Name == "adopts"))))
            pairs.Add((needed.Name, Written(needed.Shape, shape, 3).First()));
        if (shape.ExactlyOne is var (one, other) && key != one && key != other)
            pairs.Add((one, "deny"));
        if (shape.Needs is var (needing, beside) && key == needing)
            pairs.Add((beside[0], "CN"));
        return $"{{ {string.Join(", ", pairs.Select(pair => $"{pair.Name}: {pair.Value}"))} }}";
    }

    /// <summary>Ways to write what may stand there; deeper groups only the shortest way.</summary>
    private static IEnumerable<string> Written(Shape shape, ObjectShape within, int depth) => shape switch
    {
        TextShape { Form: var form } => [One(form)],
        ChoiceShape choice => choice.Words,
        NumberShape number => [$"{number.Least}", "99"],
        LanguageShape => ["1"],
        FlagShape => ["true", "false"],
        ListShape { MayBeSingle: true } list => [.. Written(list.Item, within, depth), $"[ {string.Join(", ", Written(list.Item, within, depth))} ]"],
        ListShape list => [.. Written(list.Item, within, depth).Select(item => $"[ {item} ]"), .. list.MayBeEmpty ? (string[])["[]"] : []],
        NamedShape named => Written(named.Value, within, depth).Select(value => $"{{ naam: {value} }}"),
        EitherShape either => [One(either.Text.Form), .. Written(either.Other, within, depth)],
        AgainShape => [Group(within, within.Keys[0].Name, Written(within.Keys[0].Shape, within, 0).First())],
        ObjectShape group => [Group(group, group.Keys[0].Name, Written(group.Keys[0].Shape, group, depth - 1).First())],
        _ => throw new InvalidOperationException("There is no such shape."),
    };

    private static string One(TextForm form) =>
        form == TextForm.Date ? "2026-09-29" : form == TextForm.Duration ? "14d" : form == TextForm.Os ? "18.7" : form == TextForm.Digest ? new string('a', 64)
        : form == TextForm.Country ? "NO" : form == TextForm.App ? "tiktok" : form == TextForm.Any ? "\"# tekst\"" : "naam";
}
