namespace Appwacht.Core.Enforcement.Messages;

/// <summary>A message ready to be sent.</summary>
/// <param name="Key">By which the receiver knows it again: that of the outbox.</param>
/// <param name="Person">For whom, by the identifier of a user of devices; null for everybody.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Parts">What of it is still so, as references.</param>
public sealed record Letter(string Key, string? Person, string Language, MessageText Text, IReadOnlyList<MessagePart> Parts)
{
    /// <summary>The role that it is for instead of a person; null for everybody.</summary>
    public Role? Role { get; init; }
}
