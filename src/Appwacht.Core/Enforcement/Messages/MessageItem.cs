using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>The device that an item is on, as its user knows it.</summary>
/// <param name="Name">The name the organisation gave it, or empty.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Platform">Its operating system, which says how an app is removed.</param>
public sealed record MessageDevice(string Name, DeviceKind Kind, Platform Platform);

/// <summary>One thing that a message to a person is about, with all that is said of it.</summary>
/// <param name="Device">On which device.</param>
/// <param name="Finding">What kind of thing.</param>
/// <param name="Step">The step that is told.</param>
/// <param name="Next">What is done next to the device, and on which day (<see cref="DateOnly.DayNumber"/>); none when nobody can say.</param>
public sealed record MessageItem(MessageDevice Device, FindingKind Finding, StepKind Step, PlannedStep Next)
{
    /// <summary>The name of the app; null when it is about no app that may be named.</summary>
    public string? App { get; init; }

    /// <summary>The reason in plain words, as the page of the person gives it.</summary>
    public LocalText? Why { get; init; }

    /// <summary>What can be used instead.</summary>
    public IReadOnlyList<string> Substitutes { get; init; } = [];

    /// <summary>How many apps it is about that may not be named.</summary>
    public int Unnamed { get; init; }

    /// <summary>The day on which the device was last heard of; null when it never was.</summary>
    public DateOnly? LastHeard { get; init; }
}
