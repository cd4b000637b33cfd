using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Server.Api;
using Microsoft.AspNetCore.Authentication;

namespace Appwacht.Server.Access;

/// <summary>
/// Lets a request through to an endpoint that says which right it needs (<see cref="RightNeeded"/>), or refuses it. An organisation that
/// somebody has no role in does not exist for them.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next, IDatabases databases, Workspaces workspaces, RoleDirectory roles, KnownMembers members)
{
    private static readonly PlainPage NothingHere = PlainPage.Saying(
        new("Niet gevonden", "Not found"), new("Deze pagina is er niet, of niet voor u.", "This page does not exist, or not for you."), StatusCodes.Status404NotFound);

    private static readonly PlainPage OtherRole = PlainPage.Saying(
        new("Geen toegang", "No access"), new("Voor deze pagina is een andere rol nodig.", "This page needs another role."), StatusCodes.Status403Forbidden);

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRightNeeded>() is not { } needed)
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
            await Refuse(context, Problems.NotFound(), NothingHere);
            return;
        }

        if (!Rights.Allow(needed.Right, standing.Roles))
        {
            await Refuse(context, Problems.Forbidden(needed.Right), OtherRole);
            return;
        }

        await using var db = databases.Open(id);
        var workspace = await workspaces.Of(id, context.RequestAborted);
        var member = await members.NumberOf(login, workspace, db, context.RequestAborted);
        var origin = IsForPrograms(context.Request) ? Origin.Api : Origin.Console;
        caller.Admit(standing.Organisation, db, workspace, new Actor($"{(login.IsService ? "service" : "member")}:{member}", origin), standing.Roles, login.PersonKey);
        await next(context);
    }

    /// <summary>A program gets a problem to read, a person a page.</summary>
    private static Task Refuse(HttpContext context, IResult problem, PlainPage page) => (IsForPrograms(context.Request) ? problem : page).ExecuteAsync(context);

    private static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
}

/// <summary>Says which right an endpoint or a page needs.</summary>
internal interface IRightNeeded
{
    /// <summary>The right.</summary>
    Right Right { get; }
}

/// <summary>How an endpoint says so.</summary>
/// <param name="Right">The right.</param>
internal sealed record RightNeeded(Right Right) : IRightNeeded;

/// <summary>How a page says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(Right right) : Attribute, IRightNeeded
{
    /// <inheritdoc/>
    public Right Right => right;
}

/// <summary>How an endpoint says so.</summary>
internal static class RightNeededExtensions
{
    /// <summary>Only for who has the right in the organisation that the address names.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RightNeeded(right));
}
