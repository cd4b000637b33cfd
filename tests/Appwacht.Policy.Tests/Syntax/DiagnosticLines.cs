using System.Text;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Syntax;

/// <summary>How diagnostics are written in golden files: <c>line:col: severity CODE: message</c>, Dutch under English, each with its hint.</summary>
internal static class DiagnosticLines
{
    public static string Of(IEnumerable<PolicyDiagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var fault in found)
        {
            foreach (var language in (string[])["en", "nl"])
            {
                text.Append($"{fault.Span}: {(fault.Severity is Severity.Error ? "error" : "warning")} {fault.Code}: {fault.Message.In(language)}\n");
                if (fault.Hint is { } hint)
                    text.Append($"    {hint.In(language)}\n");
            }
        }

        return text.ToString();
    }
}
