using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>One part of a text in YAML, with its place.</summary>
internal abstract record YamlNode(SourceSpan Span);

/// <summary>A single value as written.</summary>
/// <param name="Value">The text without quotes.</param>
/// <param name="Kind">What YAML takes it for.</param>
/// <param name="Style">How it was written.</param>
internal sealed record ScalarNode(SourceSpan Span, string Value, ScalarKind Kind, TextStyle Style) : YamlNode(Span);

/// <summary>Something that was refused already and about which nothing more is to be said.</summary>
internal sealed record RefusedNode(SourceSpan Span) : YamlNode(Span);

/// <summary>A list.</summary>
internal sealed record ListNode(SourceSpan Span, IReadOnlyList<YamlNode> Items) : YamlNode(Span);

/// <summary>Keys with values, in the order they were written; no key is there twice.</summary>
internal sealed record MappingNode(SourceSpan Span, IReadOnlyList<YamlEntry> Entries) : YamlNode(Span)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Name == key)?.Value;
}

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(ScalarNode Key, YamlNode Value)
{
    public string Name => Key.Value;
}

/// <summary>How a value was written, as far as that matters for finding a place inside it.</summary>
internal enum TextStyle
{
    /// <summary>Without quotes.</summary>
    Plain,
    /// <summary>Between quotes, or folded over lines.</summary>
    Quoted,
    /// <summary>A block of lines after <c>|</c>.</summary>
    Block,
}
