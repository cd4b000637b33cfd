using System.Buffers;
using System.Text;
using Appwacht.Trail.Evidence;
using Appwacht.Trail.Files;

namespace Appwacht.Trail.Tests.Evidence;

/// <summary>Evidence of a small organisation as a server would write it, or as somebody would who wants it to say something else.</summary>
internal sealed class GivenEvidence
{
    public const string Organisation = GivenTrail.Organisation;

    public static readonly DateOnly Day = new(2026, 11, 25);

    /// <summary>The day in the Netherlands.</summary>
    public static readonly (DateTimeOffset Begin, DateTimeOffset End) Period = (new(2026, 11, 24, 23, 0, 0, TimeSpan.Zero), new(2026, 11, 25, 23, 0, 0, TimeSpan.Zero));

    /// <summary>Entries of every kind that counts, and two behind the period.</summary>
    public static TrailEntry[] Entries { get; } =
    [
        Line(1, -2_000, "policy.proposed", "policy:1", ""),
        Line(2, -1_900, "policy.adopted", "policy:1", ""),
        Line(3, 1, "exemption.approved", "exemption:4", """{"app":"tiktok","scope":"device","from":"2026-11-01","until":"2027-02-01"}"""),
        Line(4, 2, "findings.opened", "findings", """{"count":33}"""),
        Line(5, 3, "steps.taken", "findings", """{"ask":33,"warn":4,"remove":3,"block":2,"lift":1}"""),
        Line(6, 4, "findings.closed", "findings", """{"count":30,"removed":3}"""),
        Line(7, 5, "gate-pass.given", "gate-pass:1", """{"device":12,"until":"2026-11-25T14:00:00+00:00"}"""),
        Line(8, 6, "paper.final", "paper:2", """{"sha256":"00ff"}"""),
        Line(9, 7, "compartment.approved", "compartment:1", ""),
        Line(10, 8, "campaign.step", "campaign:1", """{"step":"announce"}"""),
        Line(11, 9, "advisory.sent", "advisory:1", """{"people":7}"""),
        Line(12, 2_000, "policy.refused", "policy:2", ""),
    ];

    /// <summary>The key of the server.</summary>
    public SigningKey Key { get; init; } = GivenTrail.Key;

    /// <summary>What signs the manifest.</summary>
    public SigningKey? Signer { get; init; }

    /// <summary>The keys before the signature; those of the signer when none are given.</summary>
    public IReadOnlyList<TrailKey>? SealKeys { get; init; }

    /// <summary>The checkpoint that the lines go on from; 0 for the beginning of the trail.</summary>
    public int After { get; init; } = 2;

    /// <summary>Changes a file before it is written.</summary>
    public Func<string, byte[], byte[]> Change { get; init; } = (_, bytes) => bytes;

    /// <summary>Changes what the manifest says.</summary>
    public Func<EvidenceManifest, EvidenceManifest> Say { get; init; } = manifest => manifest;

    /// <summary>Writes more files.</summary>
    public Action<EvidenceZip> Add { get; init; } = _ => { };

    public byte[] Write()
    {
        using var file = new MemoryStream();
        var zip = new EvidenceZip(file);
        zip.Add(EvidenceVerification.TrailName, Change(EvidenceVerification.TrailName, Trail()));
        foreach (var (name, bytes) in Tables())
            zip.Add(name, Change(name, bytes));
        zip.Add("beleid/versie-0001.yaml", "id: x\n"u8);
        zip.Add("leeg.csv", []);
        Add(zip);
        zip.Add("index.html", "<!doctype html>"u8);
        var manifest = Say(new(
            Organisation, Day, Day.AddDays(1), "nl", Period.Begin, Period.End, PlaceAfter(After), PlaceAfter(Entries.Length), zip.Files)).ToBytes();
        var (signer, hash) = (Signer ?? Key, EvidenceManifest.HashOf(manifest));
        var keys = SealKeys ?? [signer.Public];
        zip.Finish(manifest, EvidenceSeal.Sign(hash, Organisation, keys, signer).ToBytes(Organisation, keys));
        return file.ToArray();
    }

    public static EvidenceReport Verify(byte[] zip, Action<EvidenceVerification>? with = null)
    {
        var verification = new EvidenceVerification();
        with?.Invoke(verification);
        return verification.Verify(new MemoryStream(zip));
    }

    public static string Found(EvidenceReport report) => string.Join("; ", report.Faults.Select(fault => $"{fault.Kind} {fault.File}{(fault.At is { } at ? $"@{at}" : "")}{(fault.Trail is { } trail ? $" {trail.Kind} {trail.Sequence}" : "")}"));

    /// <summary>The files of the ZIP: their names, and where their first and last bytes are.</summary>
    public static IReadOnlyList<ZippedFile> FilesOf(byte[] zip)
    {
        var scan = new ZipScan(new MemoryStream(zip), []);
        scan.Read();
        return scan.Files;
    }

    private byte[] Trail()
    {
        var file = new ArrayBufferWriter<byte>();
        if (After > 0)
            TrailFile.WritePartStart(file, Organisation, [Key.Public], Point(After));
        else
            TrailFile.WriteTrailStart(file, Organisation, [Key.Public]);
        foreach (var line in Entries[After..])
            TrailFile.WriteEntry(file, line, GivenTrail.HashAfter(Entries, (int)line.Sequence).Span);
        TrailFile.WriteCheckpoint(file, Point(Entries.Length));
        return file.WrittenSpan.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Tables()
    {
        var written = TrailTables.Names.ToDictionary(name => name, _ => new MemoryStream());
        var tables = new TrailTables(Period.Begin, Period.End, name => written[name]);
        foreach (var line in Entries)
            tables.Take(line);
        tables.Finish();
        return TrailTables.Names.Select(name => (name, written[name].ToArray()));
    }

    private static TrailPlace PlaceAfter(int count) => new(count, Convert.ToHexStringLower(GivenTrail.HashAfter(Entries, count).Span));

    private Checkpoint Point(int count) => Checkpoint.Sign(Organisation, count, GivenTrail.HashAfter(Entries, count), GivenTrail.Noon.AddDays(count), Key);

    private static TrailEntry Line(int number, int minutes, string action, string about, string details) => new(number, GivenTrail.Noon.AddMinutes(minutes), $"member:{number % 3}", "api", action, about, "done", details);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
