using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet.Imports;

/// <summary>Lines that a source brings, as far as they are stored. How far is stored together with the lines, so that after a cut it goes on exactly there.</summary>
public sealed class Import
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>What the client calls it, so that beginning it twice is beginning it once.</summary>
    public required string Key { get; init; }

    /// <summary>The system it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Who began it, as <see cref="Actor.Id"/>.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How many lines are stored, or set aside: the next one has the number behind it.</summary>
    public long Lines { get; internal set; }

    /// <summary>Of those, how many were taken.</summary>
    public long Taken { get; internal set; }

    /// <summary>Of those, how many inventories were not newer than what was there.</summary>
    public long NotNewer { get; internal set; }

    /// <summary>Of those, how many were set aside; also those of which the reason is not kept because there are too many.</summary>
    public long Rejected { get; internal set; }

    internal sealed class Table : IEntityTypeConfiguration<Import>
    {
        public void Configure(EntityTypeBuilder<Import> builder)
        {
            builder.ToTable("imports");
            builder.HasKey(import => import.Number);
            builder.Property(import => import.Key).HasMaxLength(128);
            builder.Property(import => import.Source).HasMaxLength(64);
            builder.Property(import => import.StartedBy).HasMaxLength(128);
            builder.HasIndex(import => import.Key).IsUnique();
        }
    }
}
