using Appwacht.Trail.Files;
using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Evidence;

/// <summary>A file with the signature under a manifest.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Keys">The keys in it, each signed by one before it or by none.</param>
/// <param name="Seal">The signature.</param>
internal sealed record SealFile(string Organisation, IReadOnlyList<TrailKey> Keys, EvidenceSeal Seal)
{
    /// <summary>Reads one; null when anything in it is not as it should be.</summary>
    public static SealFile? Read(byte[] bytes)
    {
        var faults = new FaultList();
        using var source = new LineSource(new MemoryStream(bytes), "", faults);
        var start = new FileStart(source, EvidenceManifest.Form);
        EvidenceSeal? seal = null;
        while (source.Next(out var line))
        {
            if (start.Takes(line))
                continue;
            start.End();
            if (seal is not null || line is not TrailLine.Seal { Says: var says })
                return null;
            seal = says;
        }

        return seal is not null && !source.IsCutOff && faults.Count == 0 ? new(start.Organisation, start.Keys, seal) : null;
    }
}
