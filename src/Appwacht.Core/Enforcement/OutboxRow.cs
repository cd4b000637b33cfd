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
    /// <summary>A warning about an app to somebody on whose device it is.</summary>
    Advisory,
    /// <summary>A message that an exemption ends soon.</summary>
    Ending,

    /// <summary>A message to those who must act on an urgent report.</summary>
    Urgent,

    /// <summary>Somebody is asked to sign the agreement for their devices.</summary>
    Agreement,
}

/// <summary>Why something has not gone out, or came back. A kind only: nothing of it leads to anybody.</summary>
public enum OutboxReason : byte
{
    /// <summary>There is none.</summary>
    None,
    /// <summary>Nothing of it is so any more, or its opposite came after it.</summary>
    Overtaken,
    /// <summary>Nobody is known to use the device.</summary>
    NobodyKnown,
    /// <summary>The person has no address in the address book.</summary>
    NoAddress,
    /// <summary>The receiving server does not know the address.</summary>
    UnknownAddress,
    /// <summary>The receiving server refuses the message for good.</summary>
    RefusedByReceiver,
    /// <summary>The receiving server asks to come back later.</summary>
    NotNow,
    /// <summary>The mail server, or the folder, does not answer.</summary>
    Unreachable,
    /// <summary>The certificate of the mail server is not trusted, or it offers no encryption.</summary>
    NotTrusted,
    /// <summary>The mail server does not take our user name and password.</summary>
    SignInRefused,
    /// <summary>No management system is connected that takes it.</summary>
    NoManagementSystem,
    /// <summary>It was taken and came back.</summary>
    Bounced,
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

    /// <summary>Why it has not gone out, or came back.</summary>
    public OutboxReason Why { get; set; }

    /// <summary>When it came back after the receiver took it.</summary>
    public DateTimeOffset? BouncedAt { get; set; }

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
