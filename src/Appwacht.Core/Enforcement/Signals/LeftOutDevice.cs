using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>A device of which a receiver wants to hear nothing over a stream.</summary>
public sealed class LeftOutDevice
{
    /// <summary>Over which stream.</summary>
    public required int Stream { get; init; }

    /// <summary>The device.</summary>
    public required int Device { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LeftOutDevice>
    {
        public void Configure(EntityTypeBuilder<LeftOutDevice> builder)
        {
            builder.ToTable("signal_left_out");
            builder.HasKey(left => new { left.Stream, left.Device });
            builder.HasOne<SignalStream>().WithMany().HasForeignKey(left => left.Stream).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(left => left.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
