using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Policies;

/// <summary>Where a text of the policy stands.</summary>
public enum PolicyState
{
    /// <summary>Waits for a decision by somebody else.</summary>
    Proposed,
    /// <summary>Decided. The latest that was adopted is in force.</summary>
    Adopted,
    /// <summary>Decided against.</summary>
    Refused,
}

/// <summary>A text of the organisation's policy, from proposal to decision. Texts are never changed: a change is a new version.</summary>
public sealed class PolicyVersion
{
    /// <summary>The version, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The policy as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public PolicyState State { get; private set; }

    /// <summary>Who proposed it, as <see cref="Actor.Id"/>.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When; from then on it is in force if it was adopted.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why so.</summary>
    public string? Reason { get; private set; }

    /// <summary>Decides. That it may be decided by this person was settled before.</summary>
    public void Decide(PolicyState state, string by, DateTimeOffset at, string reason) => (State, DecidedBy, DecidedAt, Reason) = (state, by, at, reason);

    internal sealed class Table : IEntityTypeConfiguration<PolicyVersion>
    {
        public void Configure(EntityTypeBuilder<PolicyVersion> builder)
        {
            builder.ToTable("policies");
            builder.HasKey(policy => policy.Number);
            builder.Property(policy => policy.Number).ValueGeneratedNever();
            builder.Property(policy => policy.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.Property(policy => policy.ProposedBy).HasMaxLength(128);
            builder.Property(policy => policy.DecidedBy).HasMaxLength(128);
            builder.Property(policy => policy.Reason).HasMaxLength(2000);
        }
    }
}
