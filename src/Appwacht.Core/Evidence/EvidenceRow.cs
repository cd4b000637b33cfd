using System.Text;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Evidence;

/// <summary>
/// Evidence that was made: its manifest and the signature under it. The file itself is not kept. It is written again whenever somebody asks for it, and given only when it is the
/// same to the byte.
/// </summary>
public sealed class EvidenceRow
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day after the period.</summary>
    public required DateOnly Until { get; init; }

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The manifest, as it is in the file.</summary>
    public required string Manifest { get; init; }

    /// <summary>The SHA-256 of the manifest, in hexadecimal.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>The last line of the trail in it: that of its checkpoint.</summary>
    public required long Checkpoint { get; init; }

    /// <summary>The key that it is signed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Who made it, as <see cref="Actor.Id"/>.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly Last => Until.AddDays(-1);

    /// <summary>How the trail refers to it.</summary>
    internal string Reference => $"evidence:{Number}";

    /// <summary>The manifest again.</summary>
    internal EvidenceManifest ToManifest() => EvidenceManifest.Read(Encoding.UTF8.GetBytes(Manifest)) ?? throw new InvalidDataException($"The manifest of evidence {Number} cannot be read.");

    /// <summary>The signature again.</summary>
    internal EvidenceSeal ToSeal() => new(ManifestHash, KeyId, Signature);

    internal sealed class Table : IEntityTypeConfiguration<EvidenceRow>
    {
        public void Configure(EntityTypeBuilder<EvidenceRow> builder)
        {
            builder.ToTable("evidence");
            builder.HasKey(evidence => evidence.Number);
            builder.Ignore(evidence => evidence.Last);
            builder.Ignore(evidence => evidence.Reference);
            builder.Property(evidence => evidence.Language).HasMaxLength(2);
            builder.Property(evidence => evidence.ManifestHash).HasMaxLength(64).IsFixedLength();
            builder.Property(evidence => evidence.KeyId).HasMaxLength(32);
            builder.Property(evidence => evidence.Signature).HasMaxLength(64);
            builder.Property(evidence => evidence.MadeBy).HasMaxLength(128);
            builder.HasIndex(evidence => evidence.ManifestHash).IsUnique();
        }
    }
}
