using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Organisations.Looks;

/// <summary>How the pages of an organisation look, when that is other than the default.</summary>
public sealed class Look
{
    /// <summary>The theme of an organisation that brought its own.</summary>
    public const string Own = "eigen";

    /// <summary>There is one row at most.</summary>
    internal const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Number { get; init; } = Only;

    /// <summary>The name of the theme, or <see cref="Own"/>; empty for the default.</summary>
    public required string Theme { get; set; }

    /// <summary>The theme that the organisation brought: the declarations of <see cref="ThemeSheet"/>, a line each. Kept also when another is chosen.</summary>
    public string? Sheet { get; set; }

    /// <summary>The logo; null when there is none.</summary>
    public byte[]? Logo { get; set; }

    /// <summary>What kind of file the logo is; null when there is none.</summary>
    public string? LogoType { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Look>
    {
        public void Configure(EntityTypeBuilder<Look> builder)
        {
            builder.ToTable("look");
            builder.HasKey(look => look.Number);
            builder.Property(look => look.Number).ValueGeneratedNever();
            builder.Property(look => look.Theme).HasMaxLength(32);
            builder.Property(look => look.LogoType).HasMaxLength(16);
        }
    }
}
