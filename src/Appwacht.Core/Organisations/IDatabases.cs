using System.Data.Common;

namespace Appwacht.Core.Organisations;

/// <summary>Where the directory and the data of organisations are kept.</summary>
public interface IDatabases
{
    /// <summary>What is used: <c>sqlite</c> or <c>postgresql</c>.</summary>
    string Kind { get; }

    /// <summary>Something of an organisation was stored by this process. Whoever hears it does not keep the one who stored it waiting.</summary>
    event Action<OrganisationId>? Committed;

    /// <summary>Opens the directory.</summary>
    DirectoryDb OpenDirectory();

    /// <summary>Opens the data of an organisation. Whoever opens it closes it.</summary>
    OrganisationDb Open(OrganisationId organisation);

    /// <summary>
    /// Connects to the data of an organisation, to read much of it at once. This needs no model of the database, which takes as long to make as
    /// half a fleet to load. Whoever connects closes it.
    /// </summary>
    Task<DbConnection> Connect(OrganisationId organisation, CancellationToken cancel);

    /// <summary>
    /// Makes the directory and everything in it ready for this version of the program: checks that it is whole, and applies migrations one
    /// by one under a lock. A migration that fails leaves everything as it was.
    /// </summary>
    /// <returns>The organisations that there are.</returns>
    /// <exception cref="InvalidDataException">A database is damaged, or of a later version of the program.</exception>
    Task<IReadOnlyList<OrganisationId>> Prepare(CancellationToken cancel);

    /// <summary>Makes the empty database of an organisation, or brings one that is there to this version of the program.</summary>
    Task Create(OrganisationId organisation, CancellationToken cancel) => Create(organisation, null, cancel);

    /// <summary>Makes the empty database of an organisation as an earlier version of the program did.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="version">The name of the last migration; the newest when null.</param>
    /// <param name="cancel">Gives up.</param>
    Task Create(OrganisationId organisation, string? version, CancellationToken cancel);

    /// <summary>Of which organisations there is data, whether the directory knows them or not.</summary>
    Task<IReadOnlyList<OrganisationId>> Stored(CancellationToken cancel);

    /// <summary>Closes the connections that nobody uses, with the memory they take. Whoever needs one opens it again.</summary>
    void CloseIdle();

    /// <summary>Removes the data of an organisation for good; nothing happens when there is none.</summary>
    Task Delete(OrganisationId organisation, CancellationToken cancel);
}
