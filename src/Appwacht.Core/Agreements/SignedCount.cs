using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>How many agreements of a version were signed on a day and were deleted since: what is left of them.</summary>
public sealed class SignedCount
{
    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>The day on which they were signed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether that was on paper.</summary>
    public required bool IsOnPaper { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SignedCount>
    {
        public void Configure(EntityTypeBuilder<SignedCount> builder)
        {
            builder.ToTable("agreement_counts");
            builder.HasKey(count => new { count.Version, count.Day, count.IsOnPaper });
        }
    }
}
