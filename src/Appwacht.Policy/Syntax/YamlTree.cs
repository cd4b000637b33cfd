using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Appwacht.Policy.Syntax;

/// <summary>
/// Reads a text as a tree of YAML. The limits are kept while reading, so that no text costs more than its size; what YAML offers beyond
/// lists, mappings and values (anchors, tags, several documents) is refused, for it makes a file say something else than it seems to.
/// </summary>
internal sealed class YamlTree
{
    private readonly string text;
    private readonly List<PolicyDiagnostic> found;
    private readonly Parser events;
    private int nodes;

    private YamlTree(string text, List<PolicyDiagnostic> found) =>
        (this.text, this.found, events) = (text, found, new Parser(new Scanner(new StringReader(text), skipComments: true)));

    /// <summary>The tree; null when the text cannot be read to its end. What is wrong is added to <paramref name="found"/>.</summary>
    public static YamlNode? Read(string text, List<PolicyDiagnostic> found)
    {
        if (text.Length > YamlLimits.Text)
        {
            found.Add(YamlFaults.TextTooLong(text.Length));
            return null;
        }

        // A byte order mark belongs to the bytes; some editors leave it in the text.
        text = text.TrimStart('\uFEFF');
        found.AddRange(HiddenCharacters.In(text));
        return found.Count > 0 ? null : new YamlTree(text, found).ReadDocument();
    }

    private YamlNode? ReadDocument()
    {
        try
        {
            return Document();
        }
        catch (YamlException broken)
        {
            Break(Span(broken.Start, broken.End), broken.Message);
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or FormatException or OverflowException
            or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or InvalidCastException)
        {
            // YamlDotNet means to report broken text as a YamlException, but some texts (numbers and escapes out of range, a directive cut
            // short) make it fall over instead. This is the one place where the outside comes in; no text may take the program down.
            Break(new(1, 1, 1, 1), "");
        }

        return null;
    }

    private YamlNode? Document()
    {
        Next();
        Next();
        if (events.Current is StreamEnd)
        {
            found.Add(YamlFaults.Empty(new(1, 1, 1, 1)));
            return null;
        }

        if (events.Current is DocumentStart { IsImplicit: false } start && HasDirective())
            found.Add(YamlFaults.Directive(Span(start.Start, start.End)));
        Next();
        var root = Node(1);
        if (root is null)
            return null;
        Next();
        Next();
        if (events.Current is DocumentStart second)
            found.Add(YamlFaults.SecondDocument(Span(second.Start, second.End)));
        return root;
    }

    // YamlDotNet also lists the two tags that every document has by itself; only a line with % before `---` says that the writer added one.
    private bool HasDirective() => text.Split("---")[0].Split('\n').Any(line => line.StartsWith('%'));

    private void Next()
    {
        if (!events.MoveNext())
            throw new InvalidOperationException("The text ended before its document did.");
    }

    /// <summary>The node whose first event is the current one; null when a limit was passed and reading has to stop.</summary>
    private YamlNode? Node(int depth)
    {
        var current = events.Current ?? throw new InvalidOperationException("There is no event to read.");
        var at = Span(current.Start, current.End);
        if (depth > YamlLimits.Depth)
        {
            found.Add(YamlFaults.TooDeep(at));
            return null;
        }

        if (++nodes > YamlLimits.Nodes)
        {
            found.Add(YamlFaults.TooMany(at));
            return null;
        }

        if (current is NodeEvent node)
            RefuseDecoration(node, at);
        switch (current)
        {
            case Scalar scalar:
                return Value(scalar, at);
            case SequenceStart:
                return List(at, depth);
            case MappingStart:
                return Mapping(at, depth);
            case AnchorAlias alias:
                found.Add(YamlFaults.Alias(at, alias.Value.ToString()));
                return new RefusedNode(at);
            default:
                throw new InvalidOperationException("The parser gave an event that cannot stand here.");
        }
    }

    private void RefuseDecoration(NodeEvent node, SourceSpan at)
    {
        if (!node.Anchor.IsEmpty)
            found.Add(YamlFaults.Anchor(at, node.Anchor.ToString()));
        if (!node.Tag.IsEmpty)
            found.Add(YamlFaults.Tag(at, node.Tag.ToString().Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal)));
    }

    private ScalarNode Value(Scalar scalar, SourceSpan at)
    {
        if (scalar.Value.Length > YamlLimits.Scalar)
            found.Add(YamlFaults.ScalarTooLong(at, scalar.Value.Length));
        else if (HiddenCharacters.FirstIn(scalar.Value) is { } hidden)
            found.Add(YamlFaults.HiddenCharacter(at, hidden.Value));
        var style = scalar.Style switch { ScalarStyle.Plain => TextStyle.Plain, ScalarStyle.Literal => TextStyle.Block, _ => TextStyle.Quoted };
        return new(at, scalar.Value, style is TextStyle.Plain ? CoreSchema.KindOf(scalar.Value) : ScalarKind.Text, style);
    }

    private ListNode? List(SourceSpan at, int depth)
    {
        List<YamlNode> items = [];
        for (Next(); events.Current is not SequenceEnd; Next())
        {
            if (Node(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }

        return new(at, items);
    }

    private MappingNode? Mapping(SourceSpan at, int depth)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        var order = new List<YamlEntry>();
        for (Next(); events.Current is not MappingEnd; Next())
        {
            if (Node(depth + 1) is not { } key)
                return null;
            Next();
            if (Node(depth + 1) is not { } value)
                return null;
            if (key is not ScalarNode { Value: not "" } name)
                found.Add(YamlFaults.KeyIsNotText(key.Span));
            else if (name is { Value: "<<", Style: TextStyle.Plain })
                found.Add(YamlFaults.MergeKey(name.Span));
            else if (!entries.TryAdd(name.Value, new(name, value)))
                found.Add(YamlFaults.DuplicateKey(name.Span, name.Value, entries[name.Value].Key.Span.Line));
            else
                order.Add(entries[name.Value]);
        }

        return new(at, order);
    }

    private void Break(SourceSpan at, string parserSaid)
    {
        var lines = text.Split('\n');
        var line = lines[Math.Clamp(at.Line - 1, 0, lines.Length - 1)];
        found.Add(YamlFaults.NotYaml(at, YamlBreak.From(line, parserSaid)));
    }

    // A mark before the first line means that YamlDotNet did not know the place.
    private static SourceSpan Span(Mark start, Mark end) =>
        new(Math.Max(1, (int)start.Line), Math.Max(1, (int)start.Column), Math.Max(1, (int)end.Line), Math.Max(1, (int)end.Column));
}
