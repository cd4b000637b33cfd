using Appwacht.Trail.Evidence;

namespace Appwacht.Trail.Files;

/// <summary>A line of a file with a trail or with checkpoints.</summary>
internal abstract record TrailLine
{
    private TrailLine()
    {
    }

    /// <summary>The first line.</summary>
    /// <param name="Kind">What the file holds: <see cref="TrailFile.Trail"/> or <see cref="TrailFile.Checkpoints"/>.</param>
    /// <param name="Organisation">Whose it is.</param>
    /// <param name="Keys">How many lines with keys follow.</param>
    public sealed record Header(string Kind, string Organisation, long Keys) : TrailLine;

    /// <summary>A public key.</summary>
    /// <param name="Id">What it is called.</param>
    /// <param name="Number">Its place among the keys, from 1.</param>
    /// <param name="Key">The key.</param>
    public sealed record PublicKey(string Id, long Number, TrailKey Key) : TrailLine;

    /// <summary>A line of the trail.</summary>
    /// <param name="Says">What it says.</param>
    /// <param name="Hash">The hash that it says it has.</param>
    public sealed record Entry(TrailEntry Says, byte[] Hash) : TrailLine;

    /// <summary>A checkpoint.</summary>
    public sealed record Point(Checkpoint Checkpoint) : TrailLine;

    /// <summary>The signature under the manifest of evidence.</summary>
    /// <param name="Says">What it says.</param>
    public sealed record Seal(EvidenceSeal Says) : TrailLine;
}
