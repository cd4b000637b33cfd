namespace Appwacht.Core.Organisations.Looks;

/// <summary>Walks through the text of a theme: passes over comments and space, and knows on which line it is.</summary>
internal sealed class ThemeReader(string css)
{
    private int at;

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether there is nothing more.</summary>
    public bool IsAtEnd => at >= css.Length;

    /// <summary>Whether the block ends here.</summary>
    public bool IsAtClose => !IsAtEnd && css[at] is '}';

    /// <summary>Reads the selector, which is one name, and the bracket after it.</summary>
    public bool Open()
    {
        if (!IsAtEnd && css[at] is '\uFEFF')
            at++;
        Pass();
        if (IsAtEnd || css[at] is not ('.' or ':'))
            return false;
        Step();
        var name = at;
        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(css[at]) || css[at] is '-' or '_'))
            Step();
        if (at == name || (css[name - 1] is ':' && css[name..at] is not "root"))
            return false;
        Pass();
        if (IsAtEnd || css[at] is not '{')
            return false;
        Step();
        Pass();
        return true;
    }

    /// <summary>Reads up to and with the next semicolon, or up to the end of the block: a name and a value, each empty when it is not there.</summary>
    public (string Name, string Value) Declaration()
    {
        var from = at;
        while (!IsAtEnd && css[at] is not (';' or '}'))
            Step();
        var text = css[from..at];
        if (!IsAtEnd && css[at] is ';')
            Step();
        Pass();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text.Trim(), "") : (text[..colon].Trim(), text[(colon + 1)..].Trim());
    }

    /// <summary>Reads the bracket at the end, after which nothing comes.</summary>
    public bool Close()
    {
        if (!IsAtClose)
            return false;
        Step();
        Pass();
        return IsAtEnd;
    }

    private void Step()
    {
        if (css[at] is '\n')
            Line++;
        at++;
    }

    private void Pass()
    {
        while (!IsAtEnd)
        {
            if (css.AsSpan(at).StartsWith("/*"))
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                var after = end < 0 ? css.Length : end + 2;
                while (at < after)
                    Step();
            }
            else if (char.IsWhiteSpace(css[at]))
            {
                Step();
            }
            else
            {
                return;
            }
        }
    }
}
