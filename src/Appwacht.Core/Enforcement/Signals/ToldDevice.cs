using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>A device of which the last that was said over a stream is that it is shut out. Of all others it is that they are let in.</summary>
public sealed class ToldDevice
{
    /// <summary>Over which stream.</summary>
    public required int Stream { get; init; }

    /// <summary>The device.</summary>
    public required int Device { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ToldDevice>
    {
        public void Configure(EntityTypeBuilder<ToldDevice> builder)
        {
            builder.ToTable("signal_told");
            builder.HasKey(told => new { told.Stream, told.Device });
            builder.HasOne<SignalStream>().WithMany().HasForeignKey(told => told.Stream).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(told => told.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
