using Appwacht.Core.Fleet;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement;

/// <summary>What a finding is about.</summary>
public enum FindingKind : byte
{
    /// <summary>One app.</summary>
    App,
    /// <summary>Apps of which only may be kept that they are there.</summary>
    Unnamed,
    /// <summary>The device itself, which stopped reporting.</summary>
    Silent,
}

/// <summary>How a finding ended.</summary>
public enum FindingEnding : byte
{
    /// <summary>It did not.</summary>
    None,
    /// <summary>A later inventory shows that it is gone, or the device reported again.</summary>
    Gone,
    /// <summary>The policy no longer says anything against it.</summary>
    Allowed,
    /// <summary>An exemption began or ended; what is there after it is a finding of its own.</summary>
    Exempted,
    /// <summary>The apps of the device may not be kept any more.</summary>
    NotKept,
    /// <summary>An exemption of the compartment began: from then on the finding is not shown to anybody.</summary>
    Shielded,
}

/// <summary>Something on a device that the policy does not allow, from the inventory that showed it to the one that shows it gone. What comes back is the next episode, with a row of its own.</summary>
public sealed class FindingRow
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The device (<see cref="DeviceRow.Number"/>).</summary>
    public required int Device { get; init; }

    /// <summary>What it is about.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The app, as answers refer to it; empty when it is about no app that may be named.</summary>
    public required string App { get; init; }

    /// <summary>The how many-eth time it is there, from 1.</summary>
    public required int Episode { get; init; }

    /// <summary>What the policy says.</summary>
    public required Effect Effect { get; set; }

    /// <summary>The ladder that the rule names, or null.</summary>
    public string? Ladder { get; set; }

    /// <summary>The campaign it takes part in (<see cref="Enforcement.Campaign.Number"/>), or null.</summary>
    public int? Campaign { get; set; }

    /// <summary>Where it stands.</summary>
    public FindingState State { get; set; }

    /// <summary>When the inventory was made that showed it first; of a silent device when it was noticed.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last inventory was made that showed it. While it is open that is the newest of the device, so this is written when it ends.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>When the inventory was made that showed it gone, or what else ended it was noticed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How it ended.</summary>
    public FindingEnding Ending { get; set; }

    /// <summary>The last step that was taken.</summary>
    public StepKind Last { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? LastAt { get; set; }

    /// <summary>Whether the device is shut out because of it, and was not let in since.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>When the device was last asked to report, because what was known was too old.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>What its next step depends on; of its plan the caller knows.</summary>
    /// <param name="inventoryAt">When the apps of its device were last read.</param>
    /// <param name="waitsUntil">The day until which more time was given.</param>
    public FindingFacts ToFacts(DateTimeOffset? inventoryAt, DateOnly? waitsUntil) => new()
    {
        InventoryAt = inventoryAt is { } at ? Time.Microseconds(at) : long.MinValue,
        OpenedOn = Time.DayOf(OpenedAt).DayNumber,
        LastOn = LastAt is { } last ? Time.DayOf(last).DayNumber : 0,
        WaitsUntil = waitsUntil?.DayNumber ?? 0,
        Last = Last,
        State = State,
        IsBlocked = IsBlocked,
    };

    internal sealed class Table : IEntityTypeConfiguration<FindingRow>
    {
        public void Configure(EntityTypeBuilder<FindingRow> builder)
        {
            builder.ToTable("findings");
            builder.HasKey(finding => finding.Number);
            builder.HasQueryFilter(finding => finding.Ending != FindingEnding.Shielded);
            builder.Property(finding => finding.App).HasMaxLength(300);
            builder.Property(finding => finding.Ladder).HasMaxLength(64);
            builder.HasIndex(finding => new { finding.Device, finding.Kind, finding.App, finding.Episode }).IsUnique();
            builder.HasIndex(finding => finding.ClosedAt);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(finding => finding.Device).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
