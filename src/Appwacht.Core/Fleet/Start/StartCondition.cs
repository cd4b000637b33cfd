using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet.Start;

/// <summary>A condition that was confirmed: who agreed, when, and where that is written. Of each kind there is one at most.</summary>
public sealed class StartCondition
{
    /// <summary>The longest <see cref="By"/>.</summary>
    public const int LongestBy = 200;

    /// <summary>The longest <see cref="Reference"/>.</summary>
    public const int LongestReference = 200;

    /// <summary>Which, by its code.</summary>
    public required string Kind { get; init; }

    /// <summary>Who agreed or adopted it.</summary>
    public required string By { get; set; }

    /// <summary>When that was.</summary>
    public required DateOnly On { get; set; }

    /// <summary>Where it can be found.</summary>
    public required string Reference { get; set; }

    /// <summary>Who confirmed it here, as <see cref="Actor.Id"/>.</summary>
    public required string ConfirmedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StartCondition>
    {
        public void Configure(EntityTypeBuilder<StartCondition> builder)
        {
            builder.ToTable("start_conditions");
            builder.HasKey(condition => condition.Kind);
            builder.Property(condition => condition.Kind).HasMaxLength(32);
            builder.Property(condition => condition.By).HasMaxLength(LongestBy);
            builder.Property(condition => condition.Reference).HasMaxLength(LongestReference);
            builder.Property(condition => condition.ConfirmedBy).HasMaxLength(128);
        }
    }
}
