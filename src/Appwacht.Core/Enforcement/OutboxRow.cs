using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement;

/// <summary>What goes out.</summary>
public enum OutgoingKind : byte
{
    /// <summary>A message to everybody.</summary>
    Notice,
    /// <summary>A message to one person.</summary>
    Message,
    /// <summary>A device is asked to report its apps.</summary>
    AskInventory,
    /// <summary>An app is to be removed from a device.</summary>
    Remove,
    /// <summary>A device is to be shut out.</summary>
    Block,
    /// <summary>A device is to be let in.</summary>
    Lift,
}

/// <summary>Something that goes out, stored in one transaction with the reason for it. It goes out at least once, and always under the same key, by which the receiver knows it again.</summary>
public sealed class OutboxRow
{
    /// <summary>The number; lower ones go first.</summary>
    public int Number { get; init; }

    /// <summary>By which the receiver knows it again.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required OutgoingKind Kind { get; init; }

    /// <summary>The device it is about, by number; null for a message.</summary>
    public int? Device { get; init; }

    /// <summary>Whom it is for, by number; null for everybody, or when nobody is known to use the device.</summary>
    public int? Person { get; init; }

    /// <summary>What it says, as JSON: references only.</summary>
    public required string Body { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it may be tried.</summary>
    public required DateTimeOffset TryAt { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Failures { get; set; }

    /// <summary>When the receiver took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("outbox");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Key).HasMaxLength(200);
            builder.HasIndex(row => row.Key).IsUnique();
            builder.HasIndex(row => row.SentAt);
            builder.HasIndex(row => row.Device);
        }
    }
}
