using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Policies;

/// <summary>Whether everybody may read the policy of the organisation and its state in numbers. Without a row nobody may.</summary>
public sealed class PublicPage
{
    /// <summary>There is one row at most.</summary>
    internal const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Number { get; init; } = Only;

    /// <summary>Whether they may.</summary>
    public required bool IsOn { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PublicPage>
    {
        public void Configure(EntityTypeBuilder<PublicPage> builder)
        {
            builder.ToTable("public_page");
            builder.HasKey(page => page.Number);
            builder.Property(page => page.Number).ValueGeneratedNever();
        }
    }
}
