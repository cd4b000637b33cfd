using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Organisations;

/// <summary>
/// Gives a role in an organisation to everybody of whom a sign-in provider says something: a group, or the id of a program. A group of a
/// shared service organisation gets its role in each organisation that it works for, and in no other.
/// </summary>
public sealed class RoleGrant
{
    /// <summary>The longest name of a provider.</summary>
    public const int LongestProvider = 64;

    /// <summary>The longest name of a group.</summary>
    public const int LongestGroup = 256;

    /// <summary>The number.</summary>
    public long Id { get; init; }

    /// <summary>In which organisation.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>The provider that must say it, by its name in the settings.</summary>
    public required string Provider { get; init; }

    /// <summary>The group, or for <see cref="Core.Role.Service"/> the id of the program, as the provider says it.</summary>
    public required string Group { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RoleGrant>
    {
        public void Configure(EntityTypeBuilder<RoleGrant> builder)
        {
            builder.ToTable("role_grants");
            builder.HasKey(grant => grant.Id);
            builder.Property(grant => grant.Provider).HasMaxLength(LongestProvider);
            builder.Property(grant => grant.Group).HasMaxLength(LongestGroup);
            builder.Property(grant => grant.Role).HasConversion<string>().HasMaxLength(32);
            builder.HasIndex(grant => new { grant.Organisation, grant.Provider, grant.Group, grant.Role }).IsUnique();
            builder.HasOne<Organisation>().WithMany().HasForeignKey(grant => grant.Organisation);
        }
    }
}
