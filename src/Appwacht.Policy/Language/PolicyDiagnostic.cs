namespace Appwacht.Policy.Language;

/// <summary>One mistake in a policy: where, a permanent code, what is wrong in the writer's words, and what to do about it.</summary>
/// <param name="Code">The permanent code: <c>POL012</c>. It has a page in the documentation.</param>
/// <param name="Severity">Whether the file is refused because of it.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, one line, the writer's text in backticks.</param>
/// <param name="Hint">What to do, or null when nothing useful can be said.</param>
public sealed record PolicyDiagnostic(string Code, Severity Severity, SourceSpan Span, LocalText Message, LocalText? Hint);

/// <summary>What a diagnostic does to its file.</summary>
public enum Severity
{
    /// <summary>Worth a look; the policy is read.</summary>
    Warning,
    /// <summary>The file as a whole is refused, so that an unreadable rule never makes the rest weaker.</summary>
    Error,
}
