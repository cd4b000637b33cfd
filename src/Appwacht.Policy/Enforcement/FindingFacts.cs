namespace Appwacht.Policy.Enforcement;

/// <summary>Where a finding stands.</summary>
public enum FindingState : byte
{
    /// <summary>The app is there and may not be.</summary>
    Open,
    /// <summary>The app is there, and the management system hides it: it cannot be used, and its user cannot remove it.</summary>
    Neutralised,
    /// <summary>The app is there, and an exemption allows it.</summary>
    Exempt,
    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>All that the next step of a finding depends on, besides its plan and the moment. Small: a round holds a million of them.</summary>
public readonly record struct FindingFacts
{
    /// <summary>When the apps of the device were last read, in microseconds since 1970; <see cref="long.MinValue"/> for never.</summary>
    public long InventoryAt { get; init; }

    /// <summary>The day it was opened, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int OpenedOn { get; init; }

    /// <summary>The day of the last step.</summary>
    public int LastOn { get; init; }

    /// <summary>The day before which no step is taken, because its user was given more time; 0 when not.</summary>
    public int WaitsUntil { get; init; }

    /// <summary>Its plan, by place in those of the round.</summary>
    public ushort Plan { get; init; }

    /// <summary>The last step that was taken.</summary>
    public StepKind Last { get; init; }

    /// <summary>Where it stands.</summary>
    public FindingState State { get; init; }

    /// <summary>Whether the device is shut out because of it, and was not let in since.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>The same finding after a step was taken on a day.</summary>
    public FindingFacts After(StepKind step, int day) =>
        step is StepKind.Lift ? this with { IsBlocked = false } : this with { Last = step, LastOn = day, IsBlocked = IsBlocked || step is StepKind.Block };
}
