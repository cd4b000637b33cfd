using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Organisations;

/// <summary>An organisation that this server works for; its data is in a database of its own.</summary>
public sealed class Organisation
{
    /// <summary>The longest <see cref="Name"/>.</summary>
    public const int LongestName = 200;

    /// <summary>The permanent name.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>The name people know.</summary>
    public required string Name { get; set; }

    /// <summary>The umbrella or state whose baseline it adopts, or null.</summary>
    public OrganisationId? Parent { get; set; }

    /// <summary>Whether it is made up, for trying things out.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Since when it is here.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.ToTable("organisations");
            builder.HasKey(organisation => organisation.Id);
            builder.Property(organisation => organisation.Name).HasMaxLength(LongestName);
        }
    }
}
