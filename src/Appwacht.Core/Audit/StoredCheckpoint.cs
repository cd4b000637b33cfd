using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Audit;

/// <summary>A checkpoint of the trail, as it is stored.</summary>
public sealed class StoredCheckpoint
{
    /// <summary>The number.</summary>
    public long Number { get; init; }

    /// <summary>The last line that it covers.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of that line.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The key it is signed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>As everybody can verify it.</summary>
    public Checkpoint ToTrail(OrganisationId organisation) => new(organisation.Value, Sequence, Hash, At, KeyId, Signature);

    internal static StoredCheckpoint Of(Checkpoint checkpoint) => new()
    {
        Sequence = checkpoint.Sequence,
        Hash = checkpoint.Hash.ToArray(),
        At = checkpoint.At,
        KeyId = checkpoint.KeyId,
        Signature = checkpoint.Signature.ToArray(),
    };

    internal sealed class Table : IEntityTypeConfiguration<StoredCheckpoint>
    {
        public void Configure(EntityTypeBuilder<StoredCheckpoint> builder)
        {
            builder.ToTable("checkpoints");
            builder.HasKey(checkpoint => checkpoint.Number);
            builder.Property(checkpoint => checkpoint.Hash).HasMaxLength(32).IsFixedLength();
            builder.Property(checkpoint => checkpoint.KeyId).HasMaxLength(32);
            builder.Property(checkpoint => checkpoint.Signature).HasMaxLength(64).IsFixedLength();
        }
    }
}
