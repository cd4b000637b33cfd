using System.Globalization;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Syntax;

/// <summary>Holds a tree of YAML against the shape of the language and adds every difference to the list.</summary>
internal sealed class ShapeCheck(List<PolicyDiagnostic> found)
{
    public void Check(MappingNode document) => CheckKeys(document, PolicyShape.Document, new(1, 1, 1, 1));

    /// <param name="node">What stands there.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="key">The key that it is the value of, for the message and as its place where it has none of its own.</param>
    /// <param name="within">The group of keys around it.</param>
    private void Check(YamlNode node, Shape shape, ScalarNode key, ObjectShape within)
    {
        if (node is RefusedNode)
            return;
        if (node is ScalarNode { Kind: ScalarKind.Null })
        {
            found.Add(ShapeFaults.NoValue(key.Span, key.Value));
            return;
        }

        switch (shape)
        {
            case TextShape text:
                CheckText(node, text.Form, key);
                break;
            case ChoiceShape choice:
                CheckChoice(node, choice.Words, key);
                break;
            case NumberShape number:
                CheckNumber(node, number.Least, key);
                break;
            case LanguageShape:
                CheckLanguage(node, key);
                break;
            case FlagShape when node is not ScalarNode { Kind: ScalarKind.Flag }:
                found.Add(ShapeFaults.WrongKind(node.Span, key.Value, NodeWords.Flag, NodeWords.Of(node)));
                break;
            case ListShape list:
                CheckList(node, list, key, within);
                break;
            case NamedShape named:
                CheckNames(node, named, key, within);
                break;
            case EitherShape either when node is ScalarNode:
                CheckText(node, either.Text.Form, key);
                break;
            case EitherShape { Other: ListShape } when node is MappingNode:
                Expect(node, key, NodeWords.TextOrList);
                break;
            case EitherShape { Other: ObjectShape } when node is ListNode:
                Expect(node, key, NodeWords.TextOrMapping);
                break;
            case EitherShape either:
                Check(node, either.Other, key, within);
                break;
            case AgainShape:
                Check(node, within, key, within);
                break;
            case ObjectShape keys when node is MappingNode mapping:
                CheckKeys(mapping, keys, key.Span);
                break;
            case ObjectShape:
                Expect(node, key, NodeWords.Mapping);
                break;
        }
    }

    private void Expect(YamlNode node, ScalarNode key, LocalText expected) =>
        found.Add(ShapeFaults.WrongKind(node.Span, key.Value, expected, NodeWords.Of(node)));

    private void CheckText(YamlNode node, TextForm form, ScalarNode key)
    {
        if (node is not ScalarNode scalar)
            Expect(node, key, NodeWords.Text);
        else if (form.Refuse is { } refuse && !form.Accepts(scalar.Value))
            found.Add(refuse(scalar.Span, scalar.Value));
        else if (!form.Accepts(scalar.Value))
            found.Add(ShapeFaults.NoValue(scalar.Span, key.Value));
        else if (scalar.Kind is not ScalarKind.Text && !form.NumbersToo)
            found.Add(ShapeFaults.NotText(scalar.Span, key.Value, scalar.Value, NodeWords.Of(scalar.Kind)));
    }

    private void CheckChoice(YamlNode node, IReadOnlyList<string> words, ScalarNode key)
    {
        if (node is not ScalarNode scalar)
            Expect(node, key, NodeWords.Text);
        else if (!words.Contains(scalar.Value))
            found.Add(ShapeFaults.UnknownWord(scalar.Span, key.Value, scalar.Value, words));
    }

    private void CheckNumber(YamlNode node, int least, ScalarNode key)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Fraction } scalar)
            Expect(node, key, NodeWords.WholeNumber);
        else if (!TryNumber(scalar.Value, out var number) || number < least)
            found.Add(FormFaults.OutOfRange(scalar.Span, key.Value, scalar.Value, least));
    }

    private void CheckLanguage(YamlNode node, ScalarNode key)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Fraction } scalar)
            Expect(node, key, NodeWords.WholeNumber);
        else if (!TryNumber(scalar.Value, out var number) || number != PolicyDocument.LanguageVersion)
            found.Add(FormFaults.UnknownLanguage(scalar.Span, scalar.Value));
    }

    /// <summary>Plain digits only: `1.0`, `0x1` and `+1` are numbers to YAML, and nobody writes a version that way.</summary>
    internal static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private void CheckList(YamlNode node, ListShape list, ScalarNode key, ObjectShape within)
    {
        if (node is not ListNode items)
        {
            if (list.MayBeSingle && node is ScalarNode)
                Check(node, list.Item, key, within);
            else
                Expect(node, key, list.MayBeSingle ? NodeWords.SingleOrList : NodeWords.List);
            return;
        }

        if (items.Items.Count == 0 && !list.MayBeEmpty)
            found.Add(FormFaults.EmptyList(items.Span, key.Value));
        foreach (var item in items.Items)
            Check(item, list.Item, key with { Span = item.Span }, within);
    }

    private void CheckNames(YamlNode node, NamedShape named, ScalarNode key, ObjectShape within)
    {
        if (node is not MappingNode names)
        {
            Expect(node, key, NodeWords.Mapping);
            return;
        }

        foreach (var entry in names.Entries)
        {
            if (!TextForm.Slug.Accepts(entry.Name))
                found.Add(FormFaults.NotAName(entry.Key.Span, entry.Name));
            Check(entry.Value, named.Value, entry.Key, within);
        }
    }

    private void CheckKeys(MappingNode mapping, ObjectShape shape, SourceSpan at)
    {
        foreach (var entry in mapping.Entries)
        {
            if (shape.Keys.FirstOrDefault(key => key.Name == entry.Name) is { } known)
                Check(entry.Value, known.Shape, entry.Key, shape);
            else
                found.Add(ShapeFaults.UnknownKey(entry.Key.Span, entry.Name, shape.Called, [.. shape.Names]));
        }

        foreach (var missing in shape.Keys.Where(key => key.Required && !mapping.Means(key.Name, shape)))
            found.Add(ShapeFaults.MissingKey(at, missing.Name, shape.Called, missing.Meaning));
    }
}
