namespace Appwacht.Trail.Verifying;

/// <summary>What is wrong.</summary>
public enum TrailFaultKind
{
    /// <summary>A line that is not one of a trail.</summary>
    Malformed,
    /// <summary>A property that is there twice.</summary>
    DuplicateProperty,
    /// <summary>A line that says something, but is not written in the one way that counts.</summary>
    NotCanonical,
    /// <summary>A line that is longer than any may be.</summary>
    TooLong,
    /// <summary>The first line, or the number of keys in it, is not right.</summary>
    Header,
    /// <summary>A public key that is none, has the name of another, or was not signed by the one it says.</summary>
    Key,
    /// <summary>This line, or its hash, was changed.</summary>
    Changed,
    /// <summary>Lines are missing; <see cref="TrailFault.Sequence"/> is the first, <see cref="TrailFault.Until"/> the last.</summary>
    Missing,
    /// <summary>This line is not in its place: it was moved, repeated or put in.</summary>
    Misplaced,
    /// <summary>The file stops before its last line.</summary>
    CutOff,
    /// <summary>There is something behind the last line.</summary>
    AfterEnd,
    /// <summary>A checkpoint covers lines after the last that is there: lines at the end were removed.</summary>
    BeyondEnd,
    /// <summary>The line that a checkpoint covers has another hash: this trail is not the one of then.</summary>
    Differs,
    /// <summary>The signature of a checkpoint is not right.</summary>
    WrongSignature,
    /// <summary>A checkpoint is signed with a key that is not known.</summary>
    UnknownKey,
    /// <summary>A checkpoint is of another organisation.</summary>
    OtherOrganisation,
}

/// <summary>Something that is wrong, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">In which file: empty for the trail itself.</param>
/// <param name="Line">At which line of that file; 0 when it is about no line.</param>
/// <param name="Sequence">At which line of the trail, where that can be said.</param>
/// <param name="Until">Up to which line of the trail, where it is about several.</param>
public sealed record TrailFault(TrailFaultKind Kind, string File, long Line, long? Sequence = null, long? Until = null);

/// <summary>What came of verifying a trail.</summary>
/// <param name="Organisation">Whose it says it is; empty when it does not.</param>
/// <param name="Entries">How many lines of the trail were read.</param>
/// <param name="Last">The last place in it.</param>
/// <param name="Hash">The hash of the last line: whoever writes down place and hash can verify against them later.</param>
/// <param name="Faults">What is wrong, in the order of the file; no more than <see cref="TrailVerification.MostFaults"/>.</param>
/// <param name="FaultCount">How much is wrong in all.</param>
/// <param name="Confirmed">How many checkpoints that were kept elsewhere agree with the trail.</param>
/// <param name="KeysAreTrusted">Whether the keys came from elsewhere; otherwise the file vouches for itself.</param>
public sealed record TrailReport(
    string Organisation, long Entries, long Last, ReadOnlyMemory<byte> Hash, IReadOnlyList<TrailFault> Faults, long FaultCount, int Confirmed, bool KeysAreTrusted)
{
    /// <summary>The line that it goes on from: 0 for a trail from its beginning.</summary>
    public long Before { get; init; }

    /// <summary>The hash of that line.</summary>
    public ReadOnlyMemory<byte> HashBefore { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => FaultCount == 0;
}
