using Appwacht.Register;

namespace Appwacht.Policy.Language;

/// <summary>One rule of a policy.</summary>
public sealed record Rule
{
    /// <summary>Unique within its policy.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// What it says of the apps it names; null for a rule in allowlist mode, which approves the apps it names for its audience and
    /// denies what no approval names.
    /// </summary>
    public required Effect? Effect { get; init; }

    /// <summary>Whether the rule puts its audience in allowlist mode.</summary>
    public bool IsAllowlist => Effect is null;

    /// <summary>Which apps.</summary>
    public required AppSelector Apps { get; init; }

    /// <summary>On which devices; null for all.</summary>
    public DeviceSelector? Devices { get; init; }

    /// <summary>For whom, by the name of an audience; null for everybody or when <see cref="Audience"/> is given.</summary>
    public string? AudienceName { get; init; }

    /// <summary>For whom, written in place; null for everybody or when <see cref="AudienceName"/> is given.</summary>
    public AudienceSelector? Audience { get; init; }

    /// <summary>On which days; <c>until</c> is the first day it no longer holds.</summary>
    public Period Period { get; init; }

    /// <summary>The name of the ladder that its findings climb, or null.</summary>
    public string? Ladder { get; init; }

    /// <summary>On what the rule rests, besides the basis of the decision.</summary>
    public Values Basis { get; init; } = Values.None;

    /// <summary>The sentence a person reads; may hold <c>{app}</c>, <c>{country}</c>, <c>{party}</c> and <c>{list}</c>.</summary>
    public LocalText? Why { get; init; }

    /// <summary>Where in the file it stands.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A place in a policy file: line and column from 1, of the first and just after the last character.</summary>
public readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>As in <c>12:5</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
