using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet.Daily;

/// <summary>
/// How the devices of the organisation stood on a day, in counts only: it leads to nobody, and is kept for good, because it is the only
/// memory of whether the policy has an effect.
/// </summary>
public sealed class DailyFigure
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>All devices of the organisation.</summary>
    public required int Devices { get; set; }

    /// <summary>Of those, the ones whose apps were read in the days before, so that their state can be relied on.</summary>
    public required int Seen { get; set; }

    /// <summary>Of all, the ones with an app that is denied.</summary>
    public required int Denied { get; set; }

    /// <summary>Otherwise with an app that needs vetting first.</summary>
    public required int NeedsVetting { get; set; }

    /// <summary>Otherwise with an app that is advised against.</summary>
    public required int AdvisedAgainst { get; set; }

    /// <summary>The devices with a denied app as they may be shown; null when they are few, or would give away others that are.</summary>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    public int? ShownDenied(bool seesAll)
    {
        int[] parts = [Devices - Denied - NeedsVetting - AdvisedAgainst, AdvisedAgainst, NeedsVetting, Denied];
        return seesAll || !(SmallGroups.IsSmall(Devices) || SmallGroups.Together(parts)[(int)Effect.Deny]) ? Denied : null;
    }

    internal void Take(DailyFigure other) =>
        (Devices, Seen, Denied, NeedsVetting, AdvisedAgainst) = (other.Devices, other.Seen, other.Denied, other.NeedsVetting, other.AdvisedAgainst);

    internal sealed class Table : IEntityTypeConfiguration<DailyFigure>
    {
        public void Configure(EntityTypeBuilder<DailyFigure> builder)
        {
            builder.ToTable("daily_figures");
            builder.HasKey(figure => figure.Day);
        }
    }
}
