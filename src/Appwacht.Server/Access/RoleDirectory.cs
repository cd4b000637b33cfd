using System.Collections.Frozen;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Access;

/// <summary>
/// Which organisations there are and who has which role in them, held in memory so that a request asks no database. What this process
/// stores is seen at once; what another stores, within <see cref="Oldest"/>.
/// </summary>
internal sealed class RoleDirectory(IDatabases databases, TimeProvider clock) : IDisposable
{
    /// <summary>How old an answer may be when another process changes the directory: also how long a role that was taken away still works there.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Known? known;

    /// <summary>An organisation as somebody sees it, with the roles that they have in it; null when they have none, or it does not exist.</summary>
    public async ValueTask<Standing?> Of(Login login, OrganisationId organisation, CancellationToken cancel)
    {
        var all = await Now(cancel);
        if (!all.Organisations.TryGetValue(organisation, out var found))
            return null;
        return StandingIn(found, login);
    }

    /// <summary>An organisation, whoever asks; null when it does not exist.</summary>
    public async ValueTask<Organisation?> Find(OrganisationId organisation, CancellationToken cancel) => (await Now(cancel)).Organisations.GetValueOrDefault(organisation)?.Organisation;

    /// <summary>Every organisation that somebody has a role in, by name.</summary>
    public async ValueTask<IReadOnlyList<Standing>> All(Login login, CancellationToken cancel)
    {
        var all = await Now(cancel);
        return [.. all.Organisations.Values.Select(organisation => StandingIn(organisation, login)).OfType<Standing>().OrderBy(standing => standing.Organisation.Name, StringComparer.Ordinal)];
    }

    /// <summary>The groups that some organisation gives a role to: no others need to be remembered of somebody.</summary>
    public async ValueTask<IReadOnlyList<string>> Meaningful(string provider, IReadOnlyList<string> groups, CancellationToken cancel)
    {
        var all = await Now(cancel);
        return [.. groups.Where(group => all.Groups.Contains((provider, group))).Distinct()];
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private static Standing? StandingIn(Known.Entry found, Login login)
    {
        // A program is a program whatever groups it was put in, and a person is none.
        var roles = login.Groups.SelectMany(group => found.Roles.GetValueOrDefault((login.Provider, group), [])).Where(role => role is Role.Service == login.IsService).Distinct().ToArray();
        return roles.Length == 0 ? null : new Standing(found.Organisation, roles);
    }

    private async ValueTask<Known> Now(CancellationToken cancel)
    {
        if (IsCurrent(known))
            return known!;
        await loading.WaitAsync(cancel);
        try
        {
            return IsCurrent(known) ? known! : known = await Load(cancel);
        }
        finally
        {
            loading.Release();
        }
    }

    private bool IsCurrent(Known? held) => held is not null && held.Version == DirectoryDb.Version && clock.GetElapsedTime(held.At) < Oldest;

    private async Task<Known> Load(CancellationToken cancel)
    {
        // Both are taken before reading: what is stored meanwhile makes this old.
        var (version, at) = (DirectoryDb.Version, clock.GetTimestamp());
        await using var directory = databases.OpenDirectory();
        var organisations = await directory.Organisations.AsNoTracking().ToListAsync(cancel);
        var grants = (await directory.RoleGrants.AsNoTracking().ToListAsync(cancel)).ToLookup(grant => grant.Organisation);
        return new Known(
            version, at,
            organisations.ToFrozenDictionary(organisation => organisation.Id, organisation => new Known.Entry(organisation, RolesByGroup(grants[organisation.Id]))),
            grants.SelectMany(given => given).Select(grant => (grant.Provider, grant.Group)).ToFrozenSet());
    }

    private static FrozenDictionary<(string Provider, string Group), Role[]> RolesByGroup(IEnumerable<RoleGrant> grants) =>
        grants.GroupBy(grant => (grant.Provider, grant.Group)).ToFrozenDictionary(given => given.Key, given => given.Select(grant => grant.Role).ToArray());

    private sealed record Known(long Version, long At, FrozenDictionary<OrganisationId, Known.Entry> Organisations, FrozenSet<(string Provider, string Group)> Groups)
    {
        public sealed record Entry(Organisation Organisation, FrozenDictionary<(string Provider, string Group), Role[]> Roles);
    }
}

/// <summary>What somebody is for an organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Roles">Their roles in it; at least one.</param>
internal sealed record Standing(Organisation Organisation, IReadOnlyList<Role> Roles);
