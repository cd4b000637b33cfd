namespace Appwacht.Policy.Enforcement;

/// <summary>What is to be done with a finding now, or why nothing.</summary>
public enum LadderMove : byte
{
    /// <summary>Every step was taken; only an inventory can change anything.</summary>
    Done,
    /// <summary>The next step has a later day.</summary>
    NotYet,
    /// <summary>The next step is due, and waits for a working day or for the morning.</summary>
    Quiet,
    /// <summary>The next step is due, and what is known of the device is too old to act on: it is asked to report first.</summary>
    Stale,
    /// <summary>The step is taken now.</summary>
    Take,
    /// <summary>The device is let in again, now.</summary>
    Lift,
    /// <summary>The ladder is paused.</summary>
    Paused,
    /// <summary>The ladder was stopped.</summary>
    Stopped,
    /// <summary>An exemption allows the app.</summary>
    Exempt,
    /// <summary>The app is hidden; it is watched and nothing else.</summary>
    Neutralised,
    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>What is to be done with a finding.</summary>
/// <param name="Move">What, or why nothing.</param>
/// <param name="Step">The step it is about; <see cref="StepKind.None"/> when there is none.</param>
/// <param name="Day">The day of that step, as <see cref="DateOnly.DayNumber"/>.</param>
public readonly record struct LadderDecision(LadderMove Move, StepKind Step, int Day);
