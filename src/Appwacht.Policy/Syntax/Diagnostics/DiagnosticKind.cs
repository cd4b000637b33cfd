using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>One kind of mistake that can be made in a policy; it has a page of its own in the documentation.</summary>
/// <param name="Code">The permanent code: <c>POL012</c>.</param>
/// <param name="Severity">Whether a file with it is refused.</param>
/// <param name="Title">What the kind of mistake is called.</param>
public sealed record DiagnosticKind(string Code, Severity Severity, LocalText Title)
{
    /// <summary>A kind of mistake that refuses the file.</summary>
    public static DiagnosticKind Error(string code, string nl, string en) => new(code, Severity.Error, new(nl, en));

    /// <summary>A kind of mistake that is worth a look.</summary>
    public static DiagnosticKind Warning(string code, string nl, string en) => new(code, Severity.Warning, new(nl, en));

    /// <summary>The mistake, made at a place.</summary>
    public PolicyDiagnostic At(SourceSpan at, LocalText message, LocalText? hint = null) => new(Code, Severity, at, message, hint);
}
