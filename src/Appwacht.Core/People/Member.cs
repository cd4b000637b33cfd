using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.People;

/// <summary>
/// Somebody who signed in, or a program that did. The trail and decisions refer to the number; the name stands here alone, so that it can
/// be deleted while they stay whole.
/// </summary>
public sealed class Member
{
    /// <summary>The longest name that is kept.</summary>
    public const int LongestName = 200;

    /// <summary>The longest key of a person.</summary>
    public const int LongestKey = 128;

    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The sign-in provider, by its name in the settings.</summary>
    public required string Provider { get; init; }

    /// <summary>Who it is there: the <c>sub</c> of the provider.</summary>
    public required string Subject { get; init; }

    /// <summary>The name to show; null when it was deleted.</summary>
    public string? Name { get; set; }

    /// <summary>The identifier as user of devices (<see cref="PersonRow.Key"/>), where the provider says it.</summary>
    public string? PersonKey { get; set; }

    /// <summary>When they last signed in.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("members");
            builder.HasKey(member => member.Number);
            builder.Property(member => member.Provider).HasMaxLength(64);
            builder.Property(member => member.Subject).HasMaxLength(256);
            builder.Property(member => member.Name).HasMaxLength(LongestName);
            builder.Property(member => member.PersonKey).HasMaxLength(LongestKey);
            builder.HasIndex(member => new { member.Provider, member.Subject }).IsUnique();
        }
    }
}
