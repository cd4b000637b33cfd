using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>How an organisation has its agreement signed. There is one row at most; without it everything is as it usually is.</summary>
public sealed class AgreementSettings
{
    private const int TheOne = 1;

    /// <summary>The longest list of classes, in characters.</summary>
    public const int LongestAcr = 400;

    /// <summary>The row.</summary>
    public int Number { get; init; } = TheOne;

    /// <summary>How many reminders somebody gets after the first message.</summary>
    public int Reminders { get; set; } = 2;

    /// <summary>How many days there are between two messages.</summary>
    public int IntervalDays { get; set; } = 7;

    /// <summary>Whether who signs must have signed in with two steps, as the provider says.</summary>
    public bool NeedsTwoSteps { get; set; }

    /// <summary>The classes of a sign-in (<c>acr</c>) that count as two steps, with spaces between them, for providers that do not say <c>mfa</c>.</summary>
    public string StrongAcr { get; set; } = "";

    /// <summary>Those of an organisation.</summary>
    public static async Task<AgreementSettings> Of(OrganisationDb db, CancellationToken cancel) => await db.Set<AgreementSettings>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? new();

    internal sealed class Table : IEntityTypeConfiguration<AgreementSettings>
    {
        public void Configure(EntityTypeBuilder<AgreementSettings> builder)
        {
            builder.ToTable("agreement_settings");
            builder.HasKey(settings => settings.Number);
            builder.Property(settings => settings.Number).ValueGeneratedNever();
            builder.Property(settings => settings.StrongAcr).HasMaxLength(LongestAcr);
        }
    }
}

/// <summary>How an organisation wants its agreement signed.</summary>
/// <param name="Reminders">How many reminders somebody gets.</param>
/// <param name="IntervalDays">How many days there are between two messages.</param>
/// <param name="NeedsTwoSteps">Whether who signs must have signed in with two steps.</param>
/// <param name="StrongAcr">The classes that count as two steps.</param>
public sealed record AgreementSettingsWish(int Reminders, int IntervalDays, bool NeedsTwoSteps, string StrongAcr)
{
    /// <summary>Who is reminded more often does not sign sooner.</summary>
    public const int MostReminders = 5;

    /// <summary>The longest time between two messages, in days.</summary>
    public const int LongestInterval = 60;

    /// <summary>Everything for which it is refused.</summary>
    public IEnumerable<Refusal> WhyNot()
    {
        if (Reminders is < 0 or > MostReminders)
            yield return new("agreement.reminders", $"Kies 0 tot {MostReminders} herinneringen.", $"Choose 0 to {MostReminders} reminders.", "herinneringen");
        if (IntervalDays is < 1 or > LongestInterval)
            yield return new("agreement.interval", $"Kies 1 tot {LongestInterval} dagen tussen twee berichten.", $"Choose 1 to {LongestInterval} days between two messages.", "dagenErtussen");
        if (StrongAcr.Length > AgreementSettings.LongestAcr || StrongAcr.Any(char.IsControl))
            yield return new("agreement.acr", $"Geef waarden met spaties ertussen, in ten hoogste {AgreementSettings.LongestAcr} tekens.", $"Give values with spaces between them, in at most {AgreementSettings.LongestAcr} characters.", "sterkeAcr");
    }
}

/// <summary>Sets how an organisation has its agreement signed.</summary>
public sealed class SetAgreementSettings(OrganisationDb db, AuditTrail audit)
{
    /// <summary>Sets it; what is so already is left alone.</summary>
    public Task<Outcome<AgreementSettings>> Handle(AgreementSettingsWish wish, CancellationToken cancel) => db.InTurn<Outcome<AgreementSettings>>(async () =>
    {
        var tidy = wish with { StrongAcr = string.Join(' ', wish.StrongAcr.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };
        if (tidy.WhyNot().ToArray() is { Length: > 0 } why)
            return why;
        var known = await db.Set<AgreementSettings>().SingleOrDefaultAsync(cancel);
        var settings = known ?? new();
        if (new AgreementSettingsWish(settings.Reminders, settings.IntervalDays, settings.NeedsTwoSteps, settings.StrongAcr) == tidy)
            return settings;
        if (known is null)
            db.Add(settings);
        (settings.Reminders, settings.IntervalDays, settings.NeedsTwoSteps, settings.StrongAcr) = (tidy.Reminders, tidy.IntervalDays, tidy.NeedsTwoSteps, tidy.StrongAcr);
        audit.Record("agreement.settings-set", "agreement:settings", new { tidy.Reminders, tidy.IntervalDays, tidy.NeedsTwoSteps });
        await db.SaveChangesAsync(cancel);
        return settings;
    }, cancel);
}
