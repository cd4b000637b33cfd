using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Whether there is place for an organisation under a name.</summary>
internal static class Vacancy
{
    /// <summary>Why not, or null when there is.</summary>
    public static async Task<Refusal?> WhyNot(OrganisationId id, IDatabases databases, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        if (await directory.Organisations.AnyAsync(known => known.Id == id, cancel))
            return new("organisation.exists", $"Er is al een organisatie `{id}`.", $"There is an organisation `{id}` already.");
        return (await databases.Stored(cancel)).Contains(id)
            ? new("organisation.left-over", $"Er zijn nog gegevens van `{id}`, van een handeling die is afgebroken. Verwijder die eerst met `organisation delete {id}`.",
                $"There is data of `{id}` still, of an act that was cut off. Remove it first with `organisation delete {id}`.")
            : null;
    }

    /// <summary>That an organisation is not there.</summary>
    public static Refusal Unknown(OrganisationId id) => new("organisation.unknown", $"Er is geen organisatie `{id}`.", $"There is no organisation `{id}`.");
}
