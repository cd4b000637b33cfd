using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Evidence;

/// <summary>What is wrong with evidence.</summary>
public enum EvidenceFaultKind
{
    /// <summary>It is no evidence, or no ZIP: here something else stands than a ZIP of ours has.</summary>
    NoZip,
    /// <summary>It stops before its end.</summary>
    CutOff,
    /// <summary>It is larger, or has more files or longer names, than evidence can have.</summary>
    TooLarge,
    /// <summary>A file is called as no file in evidence is: something that could be written elsewhere when it is unpacked.</summary>
    Name,
    /// <summary>A file is there twice.</summary>
    Twice,
    /// <summary>What the ZIP says of a file, or at its end, is not written in the one way that counts.</summary>
    Form,
    /// <summary>There is something behind the end.</summary>
    AfterEnd,
    /// <summary>The manifest is not there, or is not what a manifest is.</summary>
    Manifest,
    /// <summary>The file that the manifest lists is not there.</summary>
    Missing,
    /// <summary>The file is there and the manifest does not list it.</summary>
    NotListed,
    /// <summary>The file is another than the manifest says.</summary>
    Changed,
    /// <summary>The signature under the manifest is not there, or is not what one is.</summary>
    Seal,
    /// <summary>The signature is not right: the manifest was changed.</summary>
    WrongSignature,
    /// <summary>The manifest is signed with a key that is not trusted.</summary>
    UnknownKey,
    /// <summary>The lines of the audit trail are not right; see <see cref="EvidenceFault.Trail"/>.</summary>
    Trail,
    /// <summary>The lines of the audit trail are of another organisation or part than the manifest says.</summary>
    OtherTrail,
    /// <summary>The table says something else than the lines of the audit trail.</summary>
    Counts,
}

/// <summary>Something that is wrong, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">In which file of the ZIP; empty when it is about none.</param>
/// <param name="At">At which byte of the ZIP, where that can be said.</param>
/// <param name="Trail">What is wrong with the trail in it.</param>
public sealed record EvidenceFault(EvidenceFaultKind Kind, string File, long? At = null, TrailFault? Trail = null);

/// <summary>What came of verifying evidence.</summary>
/// <param name="Manifest">What it says of itself; null when that cannot be read.</param>
/// <param name="ManifestHash">The SHA-256 of the manifest, in hexadecimal; empty when there is none.</param>
/// <param name="Trail">What came of verifying the trail in it; null when there is none.</param>
/// <param name="Faults">What is wrong.</param>
/// <param name="KeysAreTrusted">Whether the keys came from elsewhere; otherwise the file vouches for itself.</param>
public sealed record EvidenceReport(EvidenceManifest? Manifest, string ManifestHash, TrailReport? Trail, IReadOnlyList<EvidenceFault> Faults, bool KeysAreTrusted)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Faults.Count == 0;
}
