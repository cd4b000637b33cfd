using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Advisories;

/// <summary>A warning about an app, to exactly those on whose device it was when the warning was sent.</summary>
public sealed class Advisory
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The app, as answers refer to it.</summary>
    public required string App { get; init; }

    /// <summary>The subject in Dutch.</summary>
    public required string SubjectNl { get; init; }

    /// <summary>The text in Dutch.</summary>
    public required string TextNl { get; init; }

    /// <summary>The subject in English.</summary>
    public required string SubjectEn { get; init; }

    /// <summary>The text in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>Who sent it, as <see cref="Actor.Id"/>.</summary>
    public required string SentBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>To how many people.</summary>
    public required int People { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Advisory>
    {
        public void Configure(EntityTypeBuilder<Advisory> builder)
        {
            builder.ToTable("advisories");
            builder.HasKey(advisory => advisory.Number);
            builder.Property(advisory => advisory.App).HasMaxLength(300);
            builder.Property(advisory => advisory.SubjectNl).HasMaxLength(SendAdvisory.LongestSubject);
            builder.Property(advisory => advisory.TextNl).HasMaxLength(SendAdvisory.LongestText);
            builder.Property(advisory => advisory.SubjectEn).HasMaxLength(SendAdvisory.LongestSubject);
            builder.Property(advisory => advisory.TextEn).HasMaxLength(SendAdvisory.LongestText);
            builder.Property(advisory => advisory.SentBy).HasMaxLength(128);
        }
    }
}
