using Appwacht.Policy.Language;

namespace Appwacht.Connectors.Files;

/// <summary>Why a row, or one field of it, could not be used.</summary>
/// <param name="Code">The permanent code: <c>FILE008</c>.</param>
/// <param name="Text">The sentence for people; it never holds a value of the row.</param>
public sealed record RejectReason(string Code, LocalText Text);

/// <summary>A row of input that could not be used, or not wholly: where and why, and never what was in it.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Column">The position in the row, in bytes from 1.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Reject(string File, long Line, int Column, RejectReason Reason);

/// <summary>Takes what could not be used, so that nothing is lost without a word.</summary>
public interface IRejects
{
    /// <summary>Takes one; called while a file is being read.</summary>
    void Add(Reject reject);
}
