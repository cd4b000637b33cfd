using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Api;
using Microsoft.AspNetCore.Authentication;

namespace Appwacht.Server.Access;

/// <summary>
/// Lets a request through to an endpoint that says which right it needs (<see cref="NeedsAttribute"/>), or refuses it. An organisation that
/// somebody has no role in does not exist for them.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next, IDatabases databases, Workspaces workspaces, RoleDirectory roles, KnownMembers members)
{
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is not { } needed)
        {
            await next(context);
            return;
        }

        if (Login.Of(context.User) is not { } login)
        {
            await context.ChallengeAsync();
            return;
        }

        if (!OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id) || await roles.Of(login, id, context.RequestAborted) is not { } standing)
        {
            await Problems.NotFound().ExecuteAsync(context);
            return;
        }

        if (!Rights.Allow(needed.Right, standing.Roles))
        {
            await Problems.Forbidden(needed.Right).ExecuteAsync(context);
            return;
        }

        var workspace = await workspaces.Of(id, context.RequestAborted);
        // Opened when something is asked of it: a single inventory goes in with others, and asks nothing itself.
        var db = new Lazy<OrganisationDb>(() => databases.Open(id), isThreadSafe: false);
        try
        {
            await Admit(context, caller, login, standing, needed, workspace, db);
            await next(context);
        }
        finally
        {
            if (db.IsValueCreated)
                await db.Value.DisposeAsync();
        }
    }

    private async Task Admit(HttpContext context, Caller caller, Login login, Standing standing, NeedsAttribute needed, Workspace workspace, Lazy<OrganisationDb> db)
    {
        var member = await members.NumberOf(login, workspace, db, context.RequestAborted);
        var origin = context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) ? Origin.Api : Origin.Console;
        var register = needed.AsksRegister ? await workspace.Register(db.Value, context.RequestAborted) : null;
        caller.Admit(standing.Organisation, db, workspace, new Actor($"{(login.IsService ? "service" : "member")}:{member}", origin), standing.Roles, login, register);
    }
}

/// <summary>Says which right an endpoint needs; above a page of the console it stands as an attribute.</summary>
/// <param name="right">The right.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Right right) : Attribute
{
    /// <summary>The right.</summary>
    public Right Right => right;

    /// <summary>Whether the register is asked; looking whether the organisation changed it costs more than storing an inventory.</summary>
    public bool AsksRegister { get; init; } = true;
}

/// <summary>How an endpoint says so.</summary>
internal static class NeedsExtensions
{
    /// <summary>Only for who has the right in the organisation that the address names.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right, bool asksRegister = true) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeedsAttribute(right) { AsksRegister = asksRegister });
}
