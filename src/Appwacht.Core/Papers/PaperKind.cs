namespace Appwacht.Core.Papers;

/// <summary>What a paper is for.</summary>
public enum PaperKind
{
    /// <summary>The proposal to the board, with its figures.</summary>
    Proposal,
    /// <summary>How far a campaign is, for the CISO.</summary>
    Progress,
    /// <summary>How a campaign went, when it is over.</summary>
    Closing,
    /// <summary>The letter to the council about what was decided.</summary>
    Letter,
    /// <summary>The policy in force, layer by layer.</summary>
    Overview,
    /// <summary>The exemptions that were given, without whom they are for.</summary>
    Exemptions,
    /// <summary>What the policy did, week by week.</summary>
    Effect,
}

/// <summary>The written form of a kind, and what sort of kind it is.</summary>
public static class PaperKinds
{
    private static readonly string[] Written = ["proposal", "progress", "closing", "letter", "overview", "exemptions", "effect"];

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<PaperKind> All { get; } = Enum.GetValues<PaperKind>();

    /// <summary>The written form.</summary>
    public static string Name(this PaperKind kind) => Written[(int)kind];

    /// <summary>The kind for a written form, or null.</summary>
    public static PaperKind? Parse(string? written) => Array.IndexOf(Written, written) is >= 0 and var kind ? (PaperKind)kind : null;

    /// <summary>Whether it is about one campaign.</summary>
    public static bool IsOfCampaign(this PaperKind kind) => kind is PaperKind.Progress or PaperKind.Closing;
}
