using System.Text.RegularExpressions;

namespace Appwacht.Policy.Syntax;

/// <summary>What YAML takes a value for.</summary>
internal enum ScalarKind
{
    Text,
    Null,
    Flag,
    Integer,
    Fraction,
}

/// <summary>
/// The core schema of YAML 1.2: what a value without quotes means. Unlike YAML 1.1 it leaves <c>NO</c>, <c>yes</c>, <c>on</c> and
/// <c>2026-09-29</c> the texts they look like.
/// </summary>
internal static partial class CoreSchema
{
    public static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Flag,
        _ when Integer().IsMatch(plain) => ScalarKind.Integer,
        _ when Fraction().IsMatch(plain) => ScalarKind.Fraction,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex Fraction();
}
