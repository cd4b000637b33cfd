using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>What became of a text: the policy, or every mistake in it.</summary>
/// <param name="Document">The policy; null when there is an error, for a policy is refused as a whole.</param>
/// <param name="Diagnostics">What is wrong, in the order of the file.</param>
public sealed record ParsedPolicy(PolicyDocument? Document, IReadOnlyList<PolicyDiagnostic> Diagnostics)
{
    /// <summary>Where in the text each part of the policy stands.</summary>
    public PolicyPlaces Places { get; init; } = PolicyPlaces.Unknown;
}
