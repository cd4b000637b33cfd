using Appwacht.Policy.Language;

namespace Appwacht.Core.Evidence.Bio;

/// <summary>How far evidence goes for a control.</summary>
internal enum BioReach
{
    /// <summary>It shows what the control asks.</summary>
    Shown,
    /// <summary>It shows a part of it.</summary>
    InPart,
    /// <summary>Appwacht keeps nothing about it.</summary>
    NotKept,
}

/// <summary>Rows that prove something.</summary>
/// <param name="File">In which file.</param>
/// <param name="Action">How the action of the rows begins; null for all rows.</param>
internal sealed record BioProof(string File, string? Action = null);

/// <summary>A control of BIO2 that has to do with what Appwacht does.</summary>
/// <param name="Number">Its number in BIO2.</param>
/// <param name="What">What it asks, in our own words.</param>
/// <param name="Reach">How far evidence goes.</param>
/// <param name="Note">What it shows, or who else keeps it.</param>
/// <param name="Proofs">The rows that prove it.</param>
internal sealed record BioControl(string Number, LocalText What, BioReach Reach, LocalText Note, params IReadOnlyList<BioProof> Proofs);
