using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>A scan of an agreement that was signed on paper. It is given to who has the right to it as a file to keep, never shown.</summary>
public sealed class PaperScan
{
    /// <summary>The largest scan, in bytes: some pages, such that it fits a request also when it is written as text.</summary>
    public const int MostBytes = 700_000;

    private static readonly (string MediaType, string Extension, byte[] Start)[] Known =
    [
        ("application/pdf", "pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", "jpg", [0xFF, 0xD8, 0xFF]),
        ("image/png", "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ];

    /// <summary>The acceptance that it proves.</summary>
    public required int Acceptance { get; init; }

    /// <summary>What it is, as its first bytes say.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Its SHA-256, as on the trail.</summary>
    public required string Hash { get; init; }

    /// <summary>How its name ends.</summary>
    public string Extension => Known.First(known => known.MediaType == MediaType).Extension;

    /// <summary>Why a file cannot be taken, or null.</summary>
    internal static Refusal? WhyNot(byte[]? file) =>
        file is not { Length: > 0 } ? new("agreement.scan", "Kies een bestand: de scan van de ondertekende overeenkomst.", "Choose a file: the scan of the signed agreement.", "scan")
        : file.Length > MostBytes ? new("agreement.scan-size", $"Het bestand is groter dan {MostBytes / 1_000} kB.", $"The file is larger than {MostBytes / 1_000} kB.", "scan")
        : TypeOf(file) is null ? new("agreement.scan-kind", "Dit is geen PDF, JPEG of PNG.", "This is no PDF, JPEG or PNG.", "scan") : null;

    /// <summary>A scan that belongs to an acceptance.</summary>
    internal static PaperScan Of(int acceptance, byte[] file) => new()
    {
        Acceptance = acceptance,
        MediaType = TypeOf(file) ?? throw new InvalidOperationException("What is no scan was refused."),
        Content = file,
        Hash = Convert.ToHexStringLower(SHA256.HashData(file)),
    };

    /// <summary>What a file is by its first bytes, whatever its name says.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> file)
    {
        foreach (var (mediaType, _, start) in Known)
            if (file.StartsWith(start))
                return mediaType;
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<PaperScan>
    {
        public void Configure(EntityTypeBuilder<PaperScan> builder)
        {
            builder.ToTable("agreement_scans");
            builder.HasKey(scan => scan.Acceptance);
            builder.Property(scan => scan.Acceptance).ValueGeneratedNever();
            builder.Ignore(scan => scan.Extension);
            builder.Property(scan => scan.MediaType).HasMaxLength(32);
            builder.Property(scan => scan.Hash).HasMaxLength(64);
            builder.HasOne<Acceptance>().WithOne().HasForeignKey<PaperScan>(scan => scan.Acceptance).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
