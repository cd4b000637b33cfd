using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>That somebody gave back a device they had on loan. The source of the devices may go on to name them as its user for a while.</summary>
public sealed class DeviceReturn
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The device, by number.</summary>
    public required int Device { get; init; }

    /// <summary>Who gave it back, by number.</summary>
    public required int Person { get; init; }

    /// <summary>The day on which they did.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who recorded it, as <see cref="Actor.Id"/>.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DeviceReturn>
    {
        public void Configure(EntityTypeBuilder<DeviceReturn> builder)
        {
            builder.ToTable("device_returns");
            builder.HasKey(one => one.Number);
            builder.Property(one => one.By).HasMaxLength(128);
            builder.HasIndex(one => new { one.Person, one.Device }).IsUnique();
            builder.HasIndex(one => one.Day);
        }
    }
}
