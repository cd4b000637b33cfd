using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Appwacht.Core;

/// <summary>How values of the domain are stored, the same in every database.</summary>
internal static class StoredForms
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<Instants>();
        conventions.Properties<OrganisationId>().HaveConversion<OrganisationIds>().HaveMaxLength(OrganisationId.Longest);
    }

    private sealed class Instants() : ValueConverter<DateTimeOffset, long>(instant => Time.Microseconds(instant), stored => Time.FromMicroseconds(stored));

    private sealed class OrganisationIds() : ValueConverter<OrganisationId, string>(id => id.Value, stored => OrganisationId.Parse(stored));
}
