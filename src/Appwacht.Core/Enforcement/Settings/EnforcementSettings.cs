using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Settings;

/// <summary>How an organisation enforces. There is one row at most; without it everything is as it usually is.</summary>
public sealed class EnforcementSettings
{
    private const int TheOne = 1;

    /// <summary>As it usually is.</summary>
    public static EnforcementSettings Usual => new();

    /// <summary>The row.</summary>
    public int Number { get; init; } = TheOne;

    /// <summary>Whether steps are taken at all. Who was shut out is let in also when they are not.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The hour of a working day from which steps are taken.</summary>
    public int FromHour { get; set; } = ActingHours.Usual.From.Hour;

    /// <summary>The hour from which it is quiet again.</summary>
    public int UntilHour { get; set; } = ActingHours.Usual.Until.Hour;

    /// <summary>How many days old an inventory may be to act on it.</summary>
    public int FreshDays { get; set; } = TakeSteps.FreshFor.Days;

    /// <summary>A moment, as a ladder of this organisation sees it.</summary>
    public LadderMoment MomentOf(DateTimeOffset now) =>
        new(Time.InAmsterdam(now), Time.Microseconds(now), new(new TimeOnly(FromHour, 0), new TimeOnly(UntilHour, 0)), TimeSpan.FromDays(FreshDays));

    /// <summary>What lies ahead from a moment on.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="takesFreshForGranted">Whether devices are supposed to report in time.</param>
    public LadderOutlook OutlookFrom(DateTimeOffset now, bool takesFreshForGranted = false) => new(
        Time.InAmsterdam(now), Time.Microseconds(now), new(new TimeOnly(FromHour, 0), new TimeOnly(UntilHour, 0)), takesFreshForGranted ? null : TimeSpan.FromDays(FreshDays));

    /// <summary>Those of an organisation.</summary>
    public static async Task<EnforcementSettings> Of(OrganisationDb db, CancellationToken cancel) => await db.Set<EnforcementSettings>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? Usual;

    internal sealed class Table : IEntityTypeConfiguration<EnforcementSettings>
    {
        public void Configure(EntityTypeBuilder<EnforcementSettings> builder)
        {
            builder.ToTable("enforcement_settings");
            builder.HasKey(settings => settings.Number);
            builder.Property(settings => settings.Number).ValueGeneratedNever();
        }
    }
}
