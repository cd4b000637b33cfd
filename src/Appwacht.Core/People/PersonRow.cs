using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.People;

/// <summary>A user of devices as the organisation's own system places them; never a name or an address.</summary>
public sealed class PersonRow
{
    private const char Between = ';';

    /// <summary>The number by which everything else refers to the person, so that the rest stays when the person is removed.</summary>
    public int Number { get; init; }

    /// <summary>The identifier in the source.</summary>
    public required string Key { get; init; }

    /// <summary>The unit, where known.</summary>
    public string? Unit { get; set; }

    /// <summary>The role, where known.</summary>
    public string? Role { get; set; }

    /// <summary>The risk tier, where known.</summary>
    public RiskTier? Tier { get; set; }

    /// <summary>The groups with semicolons between them; null when the source does not say.</summary>
    public string? Groups { get; set; }

    /// <summary>The deployments with semicolons between them; null when the source does not say.</summary>
    public string? Deployments { get; set; }

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    /// <summary>What a policy may ask.</summary>
    public Person ToPerson() => new(Key, Unit, Role, Tier, Set(Groups), Set(Deployments), Language);

    /// <summary>Takes what is newly known.</summary>
    public void Take(Person person)
    {
        (Unit, Role, Tier, Language) = (person.Unit, person.Role, person.Tier, person.Language);
        (Groups, Deployments) = (Joined(person.Groups), Joined(person.Deployments));
    }

    private static HashSet<string>? Set(string? joined) => joined?.Split(Between, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string? Joined(IReadOnlySet<string>? values) => values is null ? null : string.Join(Between, values.Order(StringComparer.Ordinal));

    internal sealed class Table : IEntityTypeConfiguration<PersonRow>
    {
        public void Configure(EntityTypeBuilder<PersonRow> builder)
        {
            builder.ToTable("people");
            builder.HasKey(person => person.Number);
            builder.Property(person => person.Key).HasMaxLength(128);
            builder.Property(person => person.Unit).HasMaxLength(200);
            builder.Property(person => person.Role).HasMaxLength(200);
            builder.Property(person => person.Language).HasMaxLength(2);
            builder.HasIndex(person => person.Key).IsUnique();
        }
    }
}
