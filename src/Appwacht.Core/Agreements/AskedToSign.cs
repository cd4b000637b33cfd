using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Agreements;

/// <summary>How often somebody was asked to sign a version, which is what keeps them from being asked too often.</summary>
public sealed class AskedToSign
{
    /// <summary>Who, by number.</summary>
    public required int Person { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>How often, the first message included.</summary>
    public required int Times { get; set; }

    /// <summary>When last.</summary>
    public required DateTimeOffset LastAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AskedToSign>
    {
        public void Configure(EntityTypeBuilder<AskedToSign> builder)
        {
            builder.ToTable("agreement_asked");
            builder.HasKey(asked => new { asked.Person, asked.Version });
        }
    }
}
