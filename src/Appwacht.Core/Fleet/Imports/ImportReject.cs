using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet.Imports;

/// <summary>A line of an import that was set aside: where and why, never what was in it.</summary>
public sealed class ImportReject
{
    /// <summary>How many are kept of one import; who has more has one mistake many times.</summary>
    public const int Most = 10_000;

    /// <summary>The number.</summary>
    public long Number { get; init; }

    /// <summary>The import (<see cref="Imports.Import.Number"/>).</summary>
    public required int Import { get; init; }

    /// <summary>The file, where there are several; else empty.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The permanent code of the reason.</summary>
    public required string Code { get; init; }

    /// <summary>The reason in Dutch.</summary>
    public required string Nl { get; init; }

    /// <summary>The reason in English.</summary>
    public required string En { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ImportReject>
    {
        public void Configure(EntityTypeBuilder<ImportReject> builder)
        {
            builder.ToTable("import_rejects");
            builder.HasKey(reject => reject.Number);
            builder.Property(reject => reject.File).HasMaxLength(64);
            builder.Property(reject => reject.Code).HasMaxLength(64);
            builder.Property(reject => reject.Nl).HasMaxLength(300);
            builder.Property(reject => reject.En).HasMaxLength(300);
            builder.HasIndex(reject => new { reject.Import, reject.Number });
            builder.HasOne<Import>().WithMany().HasForeignKey(reject => reject.Import).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
