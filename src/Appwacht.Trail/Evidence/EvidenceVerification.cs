using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Evidence;

/// <summary>
/// Verifies evidence without the server it comes from: that the ZIP is the one that we would write from its files, byte for byte; that its files are those of the manifest; that
/// the manifest is signed; that the lines of the trail follow from each other, from checkpoint to checkpoint; and that its tables say what those lines say.
/// </summary>
public sealed class EvidenceVerification
{
    /// <summary>The lines of the audit trail.</summary>
    public const string TrailName = "audittrail.ndjson";

    private readonly List<EvidenceFault> faults = [];
    private readonly TrailVerification trail;
    private TrailTables? tables;

    /// <summary>Begins.</summary>
    public EvidenceVerification() => trail = new() { Sees = line => tables?.Take(line) };

    /// <summary>Trusts a key that was got from elsewhere. Keys are trusted before anything is read.</summary>
    public void Trust(TrailKey key) => trail.Trust(key);

    /// <summary>Remembers the hash of a line, as somebody wrote it down.</summary>
    public void Remember(long sequence, ReadOnlyMemory<byte> hash) => trail.Remember(sequence, hash);

    /// <summary>Reads checkpoints that somebody kept, as <see cref="TrailVerification.ReadCheckpoints"/>.</summary>
    public void ReadCheckpoints(string name, Stream stream) => trail.ReadCheckpoints(name, stream);

    /// <summary>Verifies evidence. Once: what came before it counts for this.</summary>
    /// <param name="zip">The file; it can be gone back in.</param>
    public EvidenceReport Verify(Stream zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        var areKeysTrusted = trail.Keys.HasAny;
        var scan = new ZipScan(zip, faults);
        scan.Read();
        var files = scan.Files;
        var (manifest, hash) = ReadManifest(zip, files);
        if (manifest is not null)
            Compare(files, manifest);
        var report = VerifyTrail(zip, files, manifest);
        VerifySeal(zip, files, manifest, hash, areKeysTrusted);
        return new(manifest, hash, report, [.. faults.Distinct()], areKeysTrusted);
    }

    private (EvidenceManifest?, string Hash) ReadManifest(Stream zip, IReadOnlyList<ZippedFile> files)
    {
        if (Bytes(zip, files, EvidenceManifest.FileName, EvidenceManifest.Largest) is not { } bytes)
        {
            faults.Add(new(EvidenceFaultKind.Manifest, EvidenceManifest.FileName));
            return (null, "");
        }

        var manifest = EvidenceManifest.Read(bytes);
        if (manifest is null)
            faults.Add(new(EvidenceFaultKind.Manifest, EvidenceManifest.FileName));
        return (manifest, EvidenceManifest.HashOf(bytes));
    }

    /// <summary>Compares what is there with what is listed: the same files in the same order, and the manifest and its signature behind them.</summary>
    private void Compare(IReadOnlyList<ZippedFile> files, EvidenceManifest manifest)
    {
        var listed = manifest.Files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, StringComparer.Ordinal);
        var there = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
            if (listed.TryGetValue(file.Name, out var says))
                NoteUnless(says.Size == file.Size && says.Sha256 == file.Sha256, EvidenceFaultKind.Changed, file.Name, file.HeaderAt);
            else
                NoteUnless(file.Name is EvidenceManifest.FileName or EvidenceSeal.FileName, EvidenceFaultKind.NotListed, file.Name, file.HeaderAt);
        foreach (var file in manifest.Files)
            NoteUnless(there.Contains(file.Name), EvidenceFaultKind.Missing, file.Name, null);
        if (faults.Count == 0)
            NoteUnless(files.Select(file => file.Name).SequenceEqual([.. manifest.Files.Select(file => file.Name), EvidenceManifest.FileName, EvidenceSeal.FileName]), EvidenceFaultKind.Form, "", null);
    }

    private TrailReport? VerifyTrail(Stream zip, IReadOnlyList<ZippedFile> files, EvidenceManifest? manifest)
    {
        if (files.FirstOrDefault(file => file.Name == TrailName) is not { } part)
        {
            NoteUnless(manifest is null || faults.Exists(fault => fault.File == TrailName), EvidenceFaultKind.Missing, TrailName, null);
            return null;
        }

        var counted = TrailTables.Names.ToDictionary(name => name, _ => new HashOnly(), StringComparer.Ordinal);
        if (manifest is not null)
            tables = new(manifest.Begin, manifest.End, name => counted[name]);
        using var lines = new PartOfFile(zip, part.At, part.Size);
        var report = trail.Verify(lines);
        foreach (var fault in report.Faults)
            faults.Add(new(EvidenceFaultKind.Trail, fault.File.Length == 0 ? TrailName : "", null, fault));
        if (manifest is null || tables is null)
            return report;
        NoteUnless(
            report.Organisation == manifest.Organisation && manifest.Before == new TrailPlace(report.Before, Convert.ToHexStringLower(report.HashBefore.Span))
            && manifest.Closing == new TrailPlace(report.Last, Convert.ToHexStringLower(report.Hash.Span)), EvidenceFaultKind.OtherTrail, TrailName, null);
        tables.Finish();
        // When the lines themselves are not right there is nothing to count from.
        if (report.IsWhole)
            foreach (var (name, table) in counted)
                NoteUnless(files.FirstOrDefault(file => file.Name == name) is { } file && file.Sha256 == table.Hash, EvidenceFaultKind.Counts, name, null);
        return report;
    }

    private void VerifySeal(Stream zip, IReadOnlyList<ZippedFile> files, EvidenceManifest? manifest, string hash, bool areKeysTrusted)
    {
        if (Bytes(zip, files, EvidenceSeal.FileName, EvidenceSeal.Largest) is not { } bytes || SealFile.Read(bytes) is not { } file || (manifest is not null && file.Organisation != manifest.Organisation))
        {
            faults.Add(new(EvidenceFaultKind.Seal, EvidenceSeal.FileName));
            return;
        }

        foreach (var key in file.Keys)
            if (areKeysTrusted)
                trail.Keys.Follow(key);
            else
                trail.Keys.Trust(key);
        if (hash.Length == 0)
            return; // that there is no manifest was noted
        if (file.Seal.ManifestHash != hash)
            faults.Add(new(EvidenceFaultKind.WrongSignature, EvidenceManifest.FileName));
        if (trail.Keys.Find(file.Seal.KeyId) is not { } signer)
            faults.Add(new(EvidenceFaultKind.UnknownKey, EvidenceSeal.FileName));
        else
            NoteUnless(file.Seal.IsSignedBy(signer, file.Organisation, file.Keys), EvidenceFaultKind.WrongSignature, EvidenceSeal.FileName, null);
    }

    private void NoteUnless(bool isRight, EvidenceFaultKind kind, string file, long? at)
    {
        if (!isRight)
            faults.Add(new(kind, file, at));
    }

    private static byte[]? Bytes(Stream zip, IReadOnlyList<ZippedFile> files, string name, int largest)
    {
        if (files.FirstOrDefault(file => file.Name == name) is not { } file || file.Size > largest)
            return null;
        var bytes = new byte[file.Size];
        zip.Position = file.At;
        zip.ReadExactly(bytes);
        return bytes;
    }
}
