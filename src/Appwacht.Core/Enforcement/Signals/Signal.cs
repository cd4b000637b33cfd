using Appwacht.Core.Fleet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>What a signal says.</summary>
public enum SignalKind : byte
{
    /// <summary>A device is shut out, or let in again.</summary>
    Change,
    /// <summary>The sign of life that the receiver asked for.</summary>
    Verification,
    /// <summary>We changed the status of the stream.</summary>
    StreamUpdated,
}

/// <summary>A signal that its receiver did not take yet. It is deleted once taken. It goes out at least once, and always under the same <see cref="Jti"/>, by which the receiver knows it again.</summary>
public sealed class Signal
{
    /// <summary>The longest <see cref="Said"/>, in characters.</summary>
    public const int LongestSaid = 1000;

    /// <summary>The number; lower ones go first.</summary>
    public long Number { get; init; }

    /// <summary>Over which stream.</summary>
    public required int Stream { get; init; }

    /// <summary>By which the receiver knows it again.</summary>
    public required string Jti { get; init; }

    /// <summary>What it says.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>The device, of a change.</summary>
    public int? Device { get; init; }

    /// <summary>Whether the device is shut out from then on.</summary>
    public bool IsShutOut { get; init; }

    /// <summary>Whether a person decided it, and not a rule.</summary>
    public bool IsByPerson { get; init; }

    /// <summary>What the receiver wants to hear back, or why the status changed.</summary>
    public string? Said { get; init; }

    /// <summary>The status that the stream got.</summary>
    public StreamStatus Status { get; init; }

    /// <summary>When it became so.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Signal>
    {
        public void Configure(EntityTypeBuilder<Signal> builder)
        {
            builder.ToTable("signals");
            builder.HasKey(signal => signal.Number);
            builder.Property(signal => signal.Jti).HasMaxLength(32);
            builder.Property(signal => signal.Said).HasMaxLength(LongestSaid);
            builder.HasIndex(signal => signal.Jti).IsUnique();
            builder.HasIndex(signal => new { signal.Stream, signal.Number });
            builder.HasIndex(signal => signal.Device);
            builder.HasOne<SignalStream>().WithMany().HasForeignKey(signal => signal.Stream).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(signal => signal.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
