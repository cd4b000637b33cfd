using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Retention;

/// <summary>How long an organisation keeps a kind of data, when that is other than the default.</summary>
public sealed class RetentionPeriod
{
    /// <summary>The kind, by its code.</summary>
    public required string Kind { get; init; }

    /// <summary>How long.</summary>
    public required int Days { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<RetentionPeriod>
    {
        public void Configure(EntityTypeBuilder<RetentionPeriod> builder)
        {
            builder.ToTable("retention_periods");
            builder.HasKey(period => period.Kind);
            builder.Property(period => period.Kind).HasMaxLength(32);
            builder.Property(period => period.Days).IsConcurrencyToken();
        }
    }
}
