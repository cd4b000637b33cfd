using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet;

/// <summary>
/// On how many devices with private use an app was, of apps that nothing names; on which is nowhere kept. Counted by week: a device counts
/// with its first inventory of the week, because what it had before cannot be taken off again.
/// </summary>
public sealed class CountedApp
{
    /// <summary>The Monday of the week.</summary>
    public required DateOnly Week { get; init; }

    /// <summary>The app, by number of the dictionary.</summary>
    public required int App { get; init; }

    /// <summary>On how many devices.</summary>
    public required int Devices { get; set; }

    /// <summary>The Monday of the week in which an instant falls, in the Netherlands.</summary>
    internal static DateOnly WeekOf(DateTimeOffset instant)
    {
        var day = Time.DayOf(instant);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    internal sealed class Table : IEntityTypeConfiguration<CountedApp>
    {
        public void Configure(EntityTypeBuilder<CountedApp> builder)
        {
            builder.ToTable("counted_apps");
            builder.HasKey(counted => new { counted.Week, counted.App });
        }
    }
}
