using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Access;

/// <summary>
/// Lets a request through to an endpoint that says which right it needs (<see cref="RightNeeded"/>), or refuses it. An organisation that
/// somebody has no role in does not exist for them.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next, IDatabases databases, Workspaces workspaces, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RightNeeded>() is not { } needed)
        {
            await next(context);
            return;
        }

        if (context.User.Say(AppClaims.Provider) is not { } provider || context.User.Say(AppClaims.Subject) is not { } subject)
        {
            await Problems.NotSignedIn().ExecuteAsync(context);
            return;
        }

        if (!OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id) || await Find(id, context.RequestAborted) is not { } organisation)
        {
            await Problems.NotFound().ExecuteAsync(context);
            return;
        }

        var roles = await RolesOf(context, id, provider);
        if (roles.Count == 0)
        {
            await Problems.NotFound().ExecuteAsync(context);
            return;
        }

        if (!Rights.Allow(needed.Right, roles))
        {
            await Problems.Forbidden(needed.Right).ExecuteAsync(context);
            return;
        }

        await using var db = databases.Open(id);
        var person = context.User.Say(AppClaims.Person);
        var origin = context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) ? Origin.Api : Origin.Console;
        var member = await Member(db, provider, subject, context.User.Say(AppClaims.Name), person, context.RequestAborted);
        var kind = context.User.HasClaim(claim => claim.Type == AppClaims.IsService) ? "service" : "member";
        caller.Admit(organisation, db, await workspaces.Of(id, context.RequestAborted), new Actor($"{kind}:{member}", origin), roles, person);
        await next(context);
    }

    private async Task<Organisation?> Find(OrganisationId id, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        return await directory.Organisations.AsNoTracking().SingleOrDefaultAsync(organisation => organisation.Id == id, cancel);
    }

    private async Task<IReadOnlyList<Role>> RolesOf(HttpContext context, OrganisationId organisation, string provider)
    {
        await using var directory = databases.OpenDirectory();
        var groups = context.User.FindAll(AppClaims.Group).Select(claim => claim.Value).ToArray();
        return await directory.RoleGrants.Where(grant => grant.Organisation == organisation && grant.Provider == provider && groups.Contains(grant.Group))
            .Select(grant => grant.Role).Distinct().ToListAsync(context.RequestAborted);
    }

    private async Task<int> Member(OrganisationDb db, string provider, string subject, string? name, string? person, CancellationToken cancel)
    {
        var member = await db.Set<Member>().SingleOrDefaultAsync(known => known.Provider == provider && known.Subject == subject, cancel);
        if (member is null)
        {
            db.Add(member = new Member { Provider = provider, Subject = subject, Name = name, PersonKey = person, LastSeenAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }
        else if (clock.GetUtcNow() - member.LastSeenAt > TimeSpan.FromHours(1))
        {
            (member.Name, member.PersonKey, member.LastSeenAt) = (name, person, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }

        return member.Number;
    }
}

/// <summary>Says which right an endpoint needs.</summary>
/// <param name="Right">The right.</param>
internal sealed record RightNeeded(Right Right);

/// <summary>How an endpoint says so.</summary>
internal static class RightNeededExtensions
{
    /// <summary>Only for who has the right in the organisation that the address names.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RightNeeded(right));
}
