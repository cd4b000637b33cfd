using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>What an organisation wants of its gate. There is one row at most; without it everything is as it usually is.</summary>
public sealed class GateSettings
{
    private const int TheOne = 1;

    /// <summary>As it usually is.</summary>
    public static GateSettings Usual => new();

    /// <summary>The row.</summary>
    public int Number { get; init; } = TheOne;

    /// <summary>Whether a device that is not known here is let in: one that was handed out this morning is not known yet.</summary>
    public bool LetsUnknownIn { get; set; } = true;

    /// <summary>Whom somebody who is shut out turns to, as that person reads it; empty when nothing was said.</summary>
    public string Contact { get; set; } = "";

    /// <summary>Those of an organisation.</summary>
    public static async Task<GateSettings> Of(OrganisationDb db, CancellationToken cancel) => await db.Set<GateSettings>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? Usual;

    internal sealed class Table : IEntityTypeConfiguration<GateSettings>
    {
        public void Configure(EntityTypeBuilder<GateSettings> builder)
        {
            builder.ToTable("gate_settings");
            builder.HasKey(settings => settings.Number);
            builder.Property(settings => settings.Number).ValueGeneratedNever();
            builder.Property(settings => settings.Contact).HasMaxLength(SetGate.LongestContact);
        }
    }
}
