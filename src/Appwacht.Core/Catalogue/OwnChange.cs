using Appwacht.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Catalogue;

/// <summary>Where a change of the register stands.</summary>
public enum OwnChangeState
{
    /// <summary>Waits for a decision by somebody else.</summary>
    Proposed,
    /// <summary>Decided: it holds.</summary>
    Adopted,
    /// <summary>Decided against.</summary>
    Refused,
    /// <summary>It holds, and somebody proposes to take it back.</summary>
    Withdrawing,
    /// <summary>Taken back, before or after it held.</summary>
    Withdrawn,
}

/// <summary>What an organisation says otherwise than the shipped register, from proposal to decision, and until it is taken back.</summary>
public sealed class OwnChange
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>In what way.</summary>
    public required RegisterChangeKind Kind { get; init; }

    /// <summary>The country list or the party.</summary>
    public required string About { get; init; }

    /// <summary>The country, or the party above.</summary>
    public required string Other { get; init; }

    /// <summary>From when.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How well control is established.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What the source is called.</summary>
    public required string SourceTitle { get; init; }

    /// <summary>Its address, or empty.</summary>
    public required string SourceAddress { get; init; }

    /// <summary>Why it is proposed.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it stands.</summary>
    public OwnChangeState State { get; private set; }

    /// <summary>Who proposed it, as <see cref="Actor.Id"/>.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who decided on it.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When; from then on it holds if it was adopted.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why so.</summary>
    public string? Decision { get; private set; }

    /// <summary>Who wants it taken back.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why.</summary>
    public string? Withdrawal { get; private set; }

    /// <summary>Who decided last on taking it back.</summary>
    public string? WithdrawalDecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? WithdrawalDecidedAt { get; private set; }

    /// <summary>Why so.</summary>
    public string? WithdrawalDecision { get; private set; }

    /// <summary>Whether somebody else has to decide.</summary>
    public bool IsOpen => State is OwnChangeState.Proposed or OwnChangeState.Withdrawing;

    /// <summary>Who may not decide on what is open now, because they want it.</summary>
    public string? WantedBy => State is OwnChangeState.Withdrawing ? WithdrawnBy : ProposedBy;

    /// <summary>What it says.</summary>
    public RegisterChange ToChange() => new(Kind, About, Other, Day, Confidence, new Source(SourceTitle, SourceAddress, ""));

    /// <summary>Decides on what is open. That it may be decided by this person was settled before.</summary>
    internal void Decide(bool yes, string by, DateTimeOffset at, string reason)
    {
        if (State is OwnChangeState.Proposed)
            (State, DecidedBy, DecidedAt, Decision) = (yes ? OwnChangeState.Adopted : OwnChangeState.Refused, by, at, reason);
        else
            (State, WithdrawalDecidedBy, WithdrawalDecidedAt, WithdrawalDecision) = (yes ? OwnChangeState.Withdrawn : OwnChangeState.Adopted, by, at, reason);
    }

    /// <summary>Takes it back when it does not hold yet; otherwise proposes that.</summary>
    internal void Withdraw(string by, DateTimeOffset at, string reason) =>
        (State, WithdrawnBy, WithdrawnAt, Withdrawal) = (State is OwnChangeState.Proposed ? OwnChangeState.Withdrawn : OwnChangeState.Withdrawing, by, at, reason);

    internal sealed class Table : IEntityTypeConfiguration<OwnChange>
    {
        public void Configure(EntityTypeBuilder<OwnChange> builder)
        {
            builder.ToTable("register_changes");
            builder.HasKey(change => change.Number);
            builder.Property(change => change.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(change => change.Confidence).HasConversion<string>().HasMaxLength(16);
            builder.Property(change => change.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.Property(change => change.About).HasMaxLength(OwnChangeRequest.LongestName);
            builder.Property(change => change.Other).HasMaxLength(OwnChangeRequest.LongestName);
            builder.Property(change => change.SourceTitle).HasMaxLength(OwnChangeRequest.LongestTitle);
            builder.Property(change => change.SourceAddress).HasMaxLength(OwnChangeRequest.LongestAddress);
            foreach (var reason in (string[])[nameof(Reason), nameof(Decision), nameof(Withdrawal), nameof(WithdrawalDecision)])
                builder.Property<string?>(reason).HasMaxLength(DecideOwnChange.LongestReason);
            foreach (var who in (string[])[nameof(ProposedBy), nameof(DecidedBy), nameof(WithdrawnBy), nameof(WithdrawalDecidedBy)])
                builder.Property<string?>(who).HasMaxLength(128);
            builder.Property(change => change.Reason).IsRequired();
            builder.Property(change => change.ProposedBy).IsRequired();
        }
    }
}
