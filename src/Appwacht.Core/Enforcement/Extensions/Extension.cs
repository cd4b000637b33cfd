using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Extensions;

/// <summary>Where a request for more time stands.</summary>
public enum ExtensionState
{
    /// <summary>It was asked for; the ladder goes on meanwhile, so that asking alone stops nothing.</summary>
    Asked,
    /// <summary>It was given: no step is taken before its day.</summary>
    Granted,
    /// <summary>It was refused.</summary>
    Refused,
}

/// <summary>More time for a finding, as its user asked for it. Its key is the finding: it is asked for once as long as the finding is open.</summary>
public sealed class Extension
{
    /// <summary>The finding (<see cref="FindingRow.Number"/>).</summary>
    public required int Finding { get; init; }

    /// <summary>Why more time is needed.</summary>
    public required string Reason { get; init; }

    /// <summary>The first day on which a step may be taken again.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Who asked, as <see cref="Actor.Id"/>.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ExtensionState State { get; private set; }

    /// <summary>Why it was given or refused.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Those that may be shown: of a finding that is out of sight nobody needs more time any more.</summary>
    public static IQueryable<Extension> Shown(OrganisationDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Extension>().Where(extension => db.Set<FindingRow>().Any(finding => finding.Number == extension.Finding));
    }

    /// <summary>Decides. That it may be decided like this was settled before.</summary>
    internal void Decide(bool yes, string answer, string by, DateTimeOffset at) => (State, Answer, DecidedBy, DecidedAt) = (yes ? ExtensionState.Granted : ExtensionState.Refused, answer, by, at);

    internal sealed class Table : IEntityTypeConfiguration<Extension>
    {
        public void Configure(EntityTypeBuilder<Extension> builder)
        {
            builder.ToTable("extensions");
            builder.HasKey(extension => extension.Finding);
            builder.Property(extension => extension.Finding).ValueGeneratedNever();
            builder.Property(extension => extension.Reason).HasMaxLength(AskMoreTime.LongestReason);
            builder.Property(extension => extension.AskedBy).HasMaxLength(128);
            builder.Property(extension => extension.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.Property(extension => extension.Answer).HasMaxLength(DecideMoreTime.LongestAnswer);
            builder.Property(extension => extension.DecidedBy).HasMaxLength(128);
            builder.HasOne<FindingRow>().WithOne().HasForeignKey<Extension>(extension => extension.Finding).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
