namespace Appwacht.Policy.Enforcement;

/// <summary>What a step of a ladder does, mildest first: a finding only ever climbs.</summary>
/// <remarks>One byte, because a round holds one for each of a million findings.</remarks>
public enum StepKind : byte
{
    /// <summary>None yet.</summary>
    None,
    /// <summary>Everybody is told of the decision, once for a campaign.</summary>
    Announce,
    /// <summary>The person is asked to remove the app.</summary>
    Ask,
    /// <summary>The person is asked once more.</summary>
    Remind,
    /// <summary>The person is told that the app will be removed, or the device shut out.</summary>
    Warn,
    /// <summary>The management system is told to remove the app.</summary>
    Remove,
    /// <summary>The device is shut out of the organisation's environment.</summary>
    Block,
    /// <summary>The figures at the end of a campaign.</summary>
    Report,
    /// <summary>The device is let in again.</summary>
    Lift,
}

/// <summary>The written form of a step, and what sort of step it is.</summary>
public static class Steps
{
    private static readonly string[] Written = ["none", "announce", "ask", "remind", "warn", "remove", "block", "report", "lift"];

    /// <summary>The written form.</summary>
    public static string Name(this StepKind step) => Written[(int)step];

    /// <summary>The step for a written form; <see cref="StepKind.None"/> when there is none.</summary>
    public static StepKind Parse(string written) => (StepKind)Math.Max(0, Array.IndexOf(Written, written));

    /// <summary>Whether the step is taken once for everybody together.</summary>
    public static bool IsForAll(this StepKind step) => step is StepKind.Announce or StepKind.Report;

    /// <summary>Whether the step is a message to the person.</summary>
    public static bool IsMessage(this StepKind step) => step is StepKind.Ask or StepKind.Remind or StepKind.Warn;

    /// <summary>Whether the step does something to the device, and so takes a warning beforehand.</summary>
    public static bool IsMeasure(this StepKind step) => step is StepKind.Remove or StepKind.Block;
}
