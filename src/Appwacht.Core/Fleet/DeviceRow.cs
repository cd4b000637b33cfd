using System.Linq.Expressions;
using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Fleet;

/// <summary>A device, and the newest inventory of it in one piece.</summary>
public sealed class DeviceRow
{
    /// <summary>Whether a device is one of the organisation, or of an employee: counts are of the first alone.</summary>
    public static Expression<Func<DeviceRow, bool>> IsOfTheOrganisation { get; } = device => device.Ownership != Ownership.Byod && device.Ownership != Ownership.Private;

    /// <summary>The number by which addresses and everything else refer to the device; it says nothing of anybody.</summary>
    public int Number { get; init; }

    /// <summary>The identifier in the system it comes from, and in the fleet.</summary>
    public required string Key { get; init; }

    /// <summary>The system it comes from.</summary>
    public required string Source { get; set; }

    /// <summary>The name the organisation gave it.</summary>
    public required string Name { get; set; }

    /// <summary>What kind of thing.</summary>
    public DeviceKind Kind { get; set; }

    /// <summary>Its operating system.</summary>
    public Platform Platform { get; set; }

    /// <summary>The version of it, where known.</summary>
    public string? Os { get; set; }

    /// <summary>Whose it is; decides what is kept of it.</summary>
    public Ownership Ownership { get; set; }

    /// <summary>Its user (<see cref="PersonRow.Number"/>), where known.</summary>
    public int? Person { get; set; }

    /// <summary>When its apps were last read; null when they never were.</summary>
    public DateTimeOffset? InventoryAt { get; set; }

    /// <summary>The apps that are kept with it, in the stored form of the fleet engine; null when they were never read.</summary>
    public byte[]? Inventory { get; set; }

    /// <summary>As the rest of the product knows it.</summary>
    /// <param name="personKey">The identifier of its user.</param>
    public Device ToDevice(string? personKey) => new(Key, Name, Kind, Platform, Os is null ? null : OsVersion.Parse(Os), Ownership, personKey, InventoryAt);

    internal sealed class Table : IEntityTypeConfiguration<DeviceRow>
    {
        public void Configure(EntityTypeBuilder<DeviceRow> builder)
        {
            builder.ToTable("devices");
            builder.HasKey(device => device.Number);
            builder.Property(device => device.Key).HasMaxLength(256);
            builder.Property(device => device.Source).HasMaxLength(64);
            builder.Property(device => device.Name).HasMaxLength(200);
            builder.Property(device => device.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(device => device.Platform).HasConversion<string>().HasMaxLength(16);
            builder.Property(device => device.Os).HasMaxLength(64);
            builder.Property(device => device.Ownership).HasConversion<string>().HasMaxLength(24);
            builder.HasIndex(device => device.Key).IsUnique();
            builder.HasIndex(device => device.Person);
            builder.HasOne<PersonRow>().WithMany().HasForeignKey(device => device.Person).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
