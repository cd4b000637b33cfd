using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Access;

/// <summary>The number by which an organisation knows somebody, made when they first come. Held as long as the workspace of the organisation is.</summary>
internal sealed class KnownMembers(TimeProvider clock)
{
    /// <summary>How precisely is kept when somebody was last here.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    private readonly ConditionalWeakTable<Workspace, ConcurrentDictionary<(string Provider, string Subject), Seen>> known = [];

    /// <summary>The number of whoever is signed in.</summary>
    public async ValueTask<int> NumberOf(Login login, Workspace workspace, Lazy<OrganisationDb> db, CancellationToken cancel)
    {
        var members = known.GetValue(workspace, _ => []);
        var now = clock.GetUtcNow();
        if (members.TryGetValue((login.Provider, login.Subject), out var seen) && now - seen.At <= Precision)
            return seen.Number;
        var number = await Note(login, db.Value, now, cancel);
        members[(login.Provider, login.Subject)] = new(number, now);
        return number;
    }

    private static async Task<int> Note(Login login, OrganisationDb db, DateTimeOffset now, CancellationToken cancel)
    {
        // In a turn, so that somebody whose first two requests come at once is one member.
        await using var turn = await db.BeginTurn(cancel);
        var member = await db.Set<Member>().SingleOrDefaultAsync(known => known.Provider == login.Provider && known.Subject == login.Subject, cancel);
        if (member is null)
            db.Add(member = new Member { Provider = login.Provider, Subject = login.Subject, LastSeenAt = now });
        // A name is only shown, so a part of it will do; a part of a key would be somebody else's.
        member.Name = login.Name is { Length: > Member.LongestName } name ? name[..Member.LongestName] : login.Name;
        member.PersonKey = login.PersonKey is { Length: <= Member.LongestKey } key ? key : null;
        member.LastSeenAt = now;
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
        return member.Number;
    }

    private sealed record Seen(int Number, DateTimeOffset At);
}
