using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Retention;

/// <summary>A day on which what was past its period was deleted: the proof that it happens, and what keeps two servers from both doing it.</summary>
public sealed class RetentionRound
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How much was deleted in all.</summary>
    public required int Deleted { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RetentionRound>
    {
        public void Configure(EntityTypeBuilder<RetentionRound> builder)
        {
            builder.ToTable("retention_rounds");
            builder.HasKey(round => round.Day);
        }
    }
}
