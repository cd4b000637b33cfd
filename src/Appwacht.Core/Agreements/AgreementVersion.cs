using Appwacht.Core.Papers.Markup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>A version of the loan agreement, in both languages. It can be edited until it is put in force, and never after that.</summary>
public sealed class AgreementVersion
{
    /// <summary>The number of the version: 1, 2, 3 and so on. There is one draft at most, so that it is the last.</summary>
    public int Number { get; init; }

    /// <summary>The title in Dutch.</summary>
    public required string TitleNl { get; set; }

    /// <summary>The text in Dutch.</summary>
    public required string TextNl { get; set; }

    /// <summary>The title in English.</summary>
    public required string TitleEn { get; set; }

    /// <summary>The text in English.</summary>
    public required string TextEn { get; set; }

    /// <summary>Whether who signed an older version must sign again.</summary>
    public bool SignAgain { get; set; }

    /// <summary>Who began it, as <see cref="Actor.Id"/>.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many times it was changed: which state of the draft somebody saw.</summary>
    public int Changes { get; set; }

    /// <summary>The day from which it holds; null while it is a draft.</summary>
    public DateOnly? From { get; internal set; }

    /// <summary>Who put it in force.</summary>
    public string? SetBy { get; internal set; }

    /// <summary>When they did.</summary>
    public DateTimeOffset? SetAt { get; internal set; }

    /// <summary>The SHA-256 of the Dutch text, as on the trail; null while it is a draft.</summary>
    public string? HashNl { get; internal set; }

    /// <summary>The SHA-256 of the English text, as on the trail; null while it is a draft.</summary>
    public string? HashEn { get; internal set; }

    /// <summary>Whether it can still be edited.</summary>
    public bool IsDraft => From is null;

    /// <summary>How the trail refers to it.</summary>
    internal string Reference => $"agreement:{Number}";

    /// <summary>Its text in a language.</summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public AgreementText In(string language) => language is "en" ? new(TitleEn, TextEn) : new(TitleNl, TextNl);

    internal sealed class Table : IEntityTypeConfiguration<AgreementVersion>
    {
        public void Configure(EntityTypeBuilder<AgreementVersion> builder)
        {
            builder.ToTable("agreement_versions");
            builder.HasKey(version => version.Number);
            builder.Property(version => version.Number).ValueGeneratedNever();
            builder.Ignore(version => version.Reference);
            builder.Property(version => version.TitleNl).HasMaxLength(PaperText.LongestTitle);
            builder.Property(version => version.TitleEn).HasMaxLength(PaperText.LongestTitle);
            builder.Property(version => version.TextNl).HasMaxLength(PaperText.Longest);
            builder.Property(version => version.TextEn).HasMaxLength(PaperText.Longest);
            builder.Property(version => version.MadeBy).HasMaxLength(128);
            builder.Property(version => version.SetBy).HasMaxLength(128);
            builder.Property(version => version.Changes).IsConcurrencyToken();
            builder.Property(version => version.HashNl).HasMaxLength(64);
            builder.Property(version => version.HashEn).HasMaxLength(64);
        }
    }
}
