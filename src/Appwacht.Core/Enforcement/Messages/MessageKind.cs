namespace Appwacht.Core.Enforcement.Messages;

/// <summary>What a message is for: each has a template in both languages.</summary>
public enum MessageKind : byte
{
    /// <summary>Everybody is told of a decision; a text for the intranet.</summary>
    Announce,
    /// <summary>Somebody is asked to remove an app.</summary>
    Ask,
    /// <summary>Somebody is asked once more.</summary>
    Remind,
    /// <summary>The last message before something is done to a device.</summary>
    Warn,
    /// <summary>A device was shut out.</summary>
    Block,
    /// <summary>A device stopped reporting.</summary>
    SilentAsk,
    /// <summary>The last message before a silent device is shut out.</summary>
    SilentWarn,
    /// <summary>A silent device was shut out.</summary>
    SilentBlock,
    /// <summary>The figures at the end of a campaign, for everybody.</summary>
    Report,
    /// <summary>A warning to those on whose device an app is.</summary>
    Advisory,
    /// <summary>An exemption ends soon.</summary>
    Ending,

    /// <summary>A device is lost or stolen; to those who must act.</summary>
    Urgent,

    /// <summary>Somebody is asked to sign the agreement for their devices.</summary>
    Agreement,
    /// <summary>Somebody is reminded of that.</summary>
    AgreementReminder,
}

/// <summary>The written form of a kind of message, and what may stand in its template.</summary>
public static class MessageKinds
{
    private static readonly string[] Written = ["announce", "ask", "remind", "warn", "block", "silent-ask", "silent-warn", "silent-block", "report", "advisory", "ending", "urgent", "agreement", "agreement-remind"];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<MessageKind> All { get; } = Enum.GetValues<MessageKind>();

    /// <summary>The written form.</summary>
    public static string Name(this MessageKind kind) => Written[(int)kind];

    /// <summary>The kind for a written form, or null.</summary>
    public static MessageKind? Parse(string written) => Array.IndexOf(Written, written) is >= 0 and var at ? (MessageKind)at : null;

    /// <summary>What may stand in the template.</summary>
    public static IReadOnlyList<Placeholder> Placeholders(this MessageKind kind) => kind switch
    {
        MessageKind.Announce => [Placeholder.Organisation, Placeholder.Decision, Placeholder.DecidedBy, Placeholder.DecidedOn, Placeholder.Apps, Placeholder.Planning],
        MessageKind.Report => [Placeholder.Organisation, Placeholder.Decision, Placeholder.DecidedBy, Placeholder.DecidedOn, Placeholder.Figures],
        MessageKind.Advisory => [Placeholder.Organisation, Placeholder.Subject, Placeholder.Advice, Placeholder.App, Placeholder.Devices, Placeholder.Further],
        MessageKind.Ending => [Placeholder.Organisation, Placeholder.App, Placeholder.Task, Placeholder.LastDay, Placeholder.Further],
        MessageKind.Urgent => [Placeholder.Organisation, Placeholder.Loss],
        MessageKind.Agreement or MessageKind.AgreementReminder => [Placeholder.Organisation, Placeholder.AgreementTitle, Placeholder.From, Placeholder.Reason, Placeholder.Further],
        _ => [Placeholder.Organisation, Placeholder.Items, Placeholder.Until, Placeholder.Further],
    };

    /// <summary>What must stand in it: who gets a message has a right to know what it is about, and what can be done against it.</summary>
    public static IReadOnlyList<Placeholder> Obligatory(this MessageKind kind) => kind switch
    {
        MessageKind.Announce => [Placeholder.Planning],
        MessageKind.Report => [Placeholder.Figures],
        MessageKind.Advisory => [Placeholder.Advice, Placeholder.Further],
        MessageKind.Ending => [Placeholder.App, Placeholder.LastDay, Placeholder.Further],
        MessageKind.Urgent => [Placeholder.Loss],
        MessageKind.Agreement or MessageKind.AgreementReminder => [Placeholder.AgreementTitle, Placeholder.Further],
        _ => [Placeholder.Items, Placeholder.Further],
    };
}
