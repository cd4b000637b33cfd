using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement;

/// <summary>How a step ended.</summary>
public enum StepState : byte
{
    /// <summary>It was taken: what it takes is on its way.</summary>
    Taken,
    /// <summary>A later inventory shows the effect.</summary>
    Done,
    /// <summary>The device put it off; it is tried again by the other system.</summary>
    NotNow,
    /// <summary>It could not be done.</summary>
    Failed,
    /// <summary>The user or the device refused.</summary>
    Refused,
    /// <summary>The app is hidden instead of removed.</summary>
    Hidden,
}

/// <summary>A step that was taken for a finding. Its key is the finding, which is one episode, and the kind: no step can be stored twice.</summary>
public sealed class StepRow
{
    /// <summary>The finding (<see cref="FindingRow.Number"/>).</summary>
    public required int Finding { get; init; }

    /// <summary>What was done.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When the inventory was made on which it rests; null when there never was one.</summary>
    public DateTimeOffset? InventoryAt { get; init; }

    /// <summary>How it ended.</summary>
    public StepState State { get; set; }

    /// <summary>When that was known.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StepRow>
    {
        public void Configure(EntityTypeBuilder<StepRow> builder)
        {
            builder.ToTable("finding_steps");
            builder.HasKey(step => new { step.Finding, step.Kind });
            builder.HasOne<FindingRow>().WithMany().HasForeignKey(step => step.Finding).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
