using Appwacht.Core.Enforcement.Gate;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>Whether signals go over a stream.</summary>
public enum StreamStatus : byte
{
    /// <summary>They do.</summary>
    Enabled,
    /// <summary>They wait.</summary>
    Paused,
    /// <summary>They do not, and none are kept; when it is enabled again what is so then is told.</summary>
    Disabled,
}

/// <summary>Why a receiver did not take what was brought. A kind only.</summary>
public enum PushFault : byte
{
    /// <summary>It did.</summary>
    None,
    /// <summary>There was no connection, or no answer in time.</summary>
    Unreachable,
    /// <summary>Its certificate is not trusted.</summary>
    NotTrusted,
    /// <summary>Its address is one inside the network of this server, which was not allowed.</summary>
    Inside,
    /// <summary>It asks to come back later, or failed itself.</summary>
    NotNow,
    /// <summary>It refuses what is brought, now and always.</summary>
    Refuses,
    /// <summary>It does not take the authorization that it gave us itself.</summary>
    NotAuthorized,
}

/// <summary>
/// What one receiver gets: every device that is shut out or let in again, in the order in which that happened (OpenID Shared Signals). It belongs to
/// the key with which it was made, and goes with it.
/// </summary>
public sealed class SignalStream
{
    /// <summary>The longest description, in characters; what is longer is cut.</summary>
    public const int LongestDescription = 200;

    /// <summary>The longest address that signals are brought to, in characters.</summary>
    public const int LongestAddress = 500;

    /// <summary>The longest authorization of a receiver, in characters.</summary>
    public const int LongestAuthorization = 2000;

    /// <summary>The most kinds of events that are kept of what a receiver asks for, each of at most as many characters as an address.</summary>
    public const int MostRequested = 20;

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>What the receiver knows it by: drawn, so that nobody guesses it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is (<see cref="GateKey.Number"/>).</summary>
    public required int Key { get; init; }

    /// <summary>Who signs, as it was when the stream was made: a receiver compares it to the letter.</summary>
    public required string Issuer { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Where signals are brought; null when the receiver comes for them.</summary>
    public string? Endpoint { get; set; }

    /// <summary>What is said there in <c>Authorization</c>, in a form that only the server can read; null for nothing.</summary>
    public byte[]? Authorization { get; set; }

    /// <summary>The kinds of events that the receiver asked for, with spaces between; null for all.</summary>
    public string? Requested { get; set; }

    /// <summary>What the receiver calls it.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether signals go over it.</summary>
    public StreamStatus Status { get; set; }

    /// <summary>Why that is so, as was said; empty when nothing was.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Why the last was not taken.</summary>
    public PushFault Fault { get; set; }

    /// <summary>How often that was so in a row.</summary>
    public int Failures { get; set; }

    /// <summary>From when the next is brought.</summary>
    public required DateTimeOffset TryAt { get; set; }

    /// <summary>How many the receiver took.</summary>
    public long Taken { get; set; }

    /// <summary>How many it said that it could not use.</summary>
    public long Refused { get; set; }

    /// <summary>When it last took one.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>When it last asked for a sign of life.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>Whom its signals are for.</summary>
    public string Audience => $"{Issuer}/ontvangers/{Key}";

    /// <summary>Whether the receiver wants to know of devices that are shut out and let in.</summary>
    public bool WantsChanges => Requested is null || Requested.Split(' ').Contains(SignalEvents.ComplianceChange);

    internal sealed class Table : IEntityTypeConfiguration<SignalStream>
    {
        public void Configure(EntityTypeBuilder<SignalStream> builder)
        {
            builder.ToTable("signal_streams");
            builder.HasKey(stream => stream.Number);
            builder.Property(stream => stream.Id).HasMaxLength(32);
            builder.Property(stream => stream.Issuer).HasMaxLength(LongestAddress);
            builder.Property(stream => stream.Endpoint).HasMaxLength(LongestAddress);
            builder.Property(stream => stream.Description).HasMaxLength(LongestDescription);
            builder.Property(stream => stream.Reason).HasMaxLength(LongestDescription);
            builder.Ignore(stream => stream.Audience);
            builder.Ignore(stream => stream.WantsChanges);
            builder.HasIndex(stream => stream.Id).IsUnique();
            builder.HasOne<GateKey>().WithMany().HasForeignKey(stream => stream.Key).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
