using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>
/// What may stand somewhere in a policy. The parser checks against it and the JSON Schema is printed from it, so that the two cannot
/// come to differ.
/// </summary>
public abstract record Shape;

/// <summary>A text of a certain form.</summary>
public sealed record TextShape(TextForm Form) : Shape;

/// <summary>One of a few words.</summary>
public sealed record ChoiceShape(IReadOnlyList<string> Words) : Shape;

/// <summary>A whole number from <paramref name="Least"/>.</summary>
public sealed record NumberShape(int Least) : Shape;

/// <summary>The version of the language; there is one.</summary>
public sealed record LanguageShape : Shape;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record FlagShape : Shape;

/// <summary>A list.</summary>
/// <param name="Item">What each item is.</param>
/// <param name="MayBeSingle">Whether one item may stand without a list around it.</param>
/// <param name="MayBeEmpty">Whether a list without items says something.</param>
public sealed record ListShape(Shape Item, bool MayBeSingle, bool MayBeEmpty) : Shape;

/// <summary>Names that the writer chooses, each with a value.</summary>
public sealed record NamedShape(Shape Value) : Shape;

/// <summary>Either a text, or something with more in it.</summary>
public sealed record EitherShape(TextShape Text, Shape Other) : Shape;

/// <summary>The object in which it stands, once more: what <c>not:</c> takes.</summary>
public sealed record AgainShape : Shape;

/// <summary>A group of keys.</summary>
/// <param name="Name">What the JSON Schema calls it.</param>
/// <param name="Called">What messages call it.</param>
/// <param name="Keys">Its keys, in the order they are printed.</param>
public sealed record ObjectShape(string Name, LocalText Called, IReadOnlyList<ShapeKey> Keys) : Shape
{
    /// <summary>The names of its keys.</summary>
    public IEnumerable<string> Names => Keys.Select(key => key.Name);

    /// <summary>Whether at least one key must be given.</summary>
    public bool MustSelect { get; init; }

    /// <summary>Two keys of which exactly one must be given.</summary>
    public (string One, string Other)? ExactlyOne { get; init; }

    /// <summary>A key that says something only beside one of others.</summary>
    public (string Key, IReadOnlyList<string> Beside)? Needs { get; init; }
}

/// <summary>One key of a group.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What may stand there.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Meaning">What it means.</param>
public sealed record ShapeKey(string Name, Shape Shape, bool Required, LocalText Meaning);
