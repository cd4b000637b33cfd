using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Audit;

/// <summary>A line of the trail as it is stored, with its hash.</summary>
public sealed class AuditEntry
{
    /// <summary>Its place, from 1, without gaps.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>Through which door.</summary>
    public required string Origin { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string About { get; init; }

    /// <summary>How it ended.</summary>
    public required string Result { get; init; }

    /// <summary>What else must be known, as JSON; empty when there is nothing.</summary>
    public required string Details { get; init; }

    /// <summary>The hash of this line and, through the one before it, of all before it.</summary>
    public byte[] Hash { get; internal set; } = [];

    /// <summary>The line as everybody can verify it.</summary>
    public TrailEntry ToTrail() => new(Sequence, At, Actor, Origin, Action, About, Result, Details);

    internal sealed class Table : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit");
            builder.HasKey(entry => entry.Sequence);
            builder.Property(entry => entry.Sequence).ValueGeneratedNever();
            builder.Property(entry => entry.Actor).HasMaxLength(128);
            builder.Property(entry => entry.Origin).HasMaxLength(16);
            builder.Property(entry => entry.Action).HasMaxLength(64);
            builder.Property(entry => entry.About).HasMaxLength(256);
            builder.Property(entry => entry.Result).HasMaxLength(16);
            builder.Property(entry => entry.Hash).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(entry => entry.At);
            builder.HasIndex(entry => entry.Action);
        }
    }
}
