using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>One kind of mistake that can be made in a policy; it has a page of its own in the documentation.</summary>
/// <param name="Code">The permanent code: <c>POL012</c>.</param>
/// <param name="Severity">Whether a file with it is refused.</param>
/// <param name="Title">What the kind of mistake is called.</param>
public sealed record DiagnosticKind(string Code, Severity Severity, LocalText Title)
{
    /// <summary>The mistake, made at a place.</summary>
    public PolicyDiagnostic At(SourceSpan at, LocalText message, LocalText? hint = null) => new(Code, Severity, at, message, hint);
}
