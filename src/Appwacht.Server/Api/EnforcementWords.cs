using Appwacht.Client;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Server.Api;

/// <summary>Campaigns, findings and what goes out, in the words of the API.</summary>
internal static class EnforcementWords
{
    /// <summary>What goes out, by <see cref="OutgoingKind"/>.</summary>
    public static readonly string[] Kinds = ["notice", "message", "ask-inventory", "remove", "block", "lift", "advisory", "ending", "urgent", "agreement"];

    private static readonly string[] Reasons =
    [
        "none", "overtaken", "nobody-known", "no-address", "unknown-address", "refused-by-receiver", "not-now", "unreachable", "not-trusted", "sign-in-refused", "no-management-system", "bounced",
    ];

    private static readonly string[] CampaignStates = ["proposed", "running", "paused", "stopped", "closed"];
    private static readonly string[] Accesses = ["open", "warned", "blocked"];
    private static readonly string[] FindingKinds = ["app", "unnamed", "silent"];
    private static readonly string[] FindingStates = ["open", "neutralised", "exempt", "closed"];
    private static readonly string[] Endings = ["none", "gone", "allowed", "exempted", "not-kept"];
    private static readonly string[] StepStates = ["taken", "done", "not-now", "failed", "refused", "hidden"];

    public static string Of(CampaignState state) => CampaignStates[(int)state];

    public static string Of(OutgoingKind kind) => Kinds[(int)kind];

    public static string? Of(OutboxReason reason) => reason is OutboxReason.None ? null : Reasons[(int)reason];

    public static string Of(DeviceAccess access) => Accesses[(int)access];

    public static string Of(StepState state) => StepStates[(int)state];

    /// <summary>The story of a device.</summary>
    public static Toestelverloop Of(DeviceStory story) => new(Of(story.Access), [.. story.Findings.Select(Of)]);

    private static Bevindingsverloop Of(FindingStory story) => new(
        story.Finding.Number, FindingKinds[(int)story.Finding.Kind], story.Finding.App is "" ? null : story.Finding.App, story.Finding.Episode, story.Finding.Effect.Name(),
        FindingStates[(int)story.Finding.State], story.Finding.Campaign, story.Finding.OpenedAt, story.Finding.ClosedAt, story.Finding.Ending is FindingEnding.None ? null : Endings[(int)story.Finding.Ending],
        story.Finding.AskedAt, [.. story.Taken.Select(step => new GezetteStap(step.Kind.Name(), step.TakenAt, Of(step.State), step.AnsweredAt))],
        [.. story.Coming.Select(step => new KomendeStap(step.Step.Name(), step.Day))]);
}
