namespace Appwacht.Register;

/// <summary>One thing wrong in the files of the register: where, a permanent code, and what to do about it.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The position in the line, from 1.</param>
/// <param name="Code">The permanent code: <c>REG004</c>.</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record RegisterFault(string File, long Line, int Column, string Code, string Message)
{
    /// <summary>As in <c>edges.csv:12:1: REG004: there is no party `bytdance`</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Code}: {Message}";
}
