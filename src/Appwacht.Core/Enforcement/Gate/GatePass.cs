using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>One device that is let through for some hours, whatever is found on it. It ends by itself.</summary>
public sealed class GatePass
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The device (<see cref="DeviceRow.Number"/>).</summary>
    public required int Device { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when: from then on it is not let through any more. Earlier when somebody ended it.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>Who let it through, as <see cref="Actor.Id"/>.</summary>
    public required string GivenBy { get; init; }

    /// <summary>Who ended it, as <see cref="Actor.Id"/>; null when it ends or ended by itself.</summary>
    public string? EndedBy { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<GatePass>
    {
        public void Configure(EntityTypeBuilder<GatePass> builder)
        {
            builder.ToTable("gate_passes");
            builder.HasKey(pass => pass.Number);
            builder.Property(pass => pass.Reason).HasMaxLength(LetThrough.LongestReason);
            builder.Property(pass => pass.GivenBy).HasMaxLength(128);
            builder.Property(pass => pass.EndedBy).HasMaxLength(128);
            builder.HasIndex(pass => pass.Until);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(pass => pass.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
