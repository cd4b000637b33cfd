using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Access;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}</c>.</summary>
internal static class OrganisatieEndpoints
{
    public static void Map(RouteGroupBuilder organisation) =>
        organisation.MapGet("", (Caller caller) => TypedResults.Json(
            new Organisatie(caller.Organisation.Id.Value, caller.Organisation.Name, caller.Organisation.Parent?.Value, caller.Organisation.IsDemo, [.. caller.Roles.Select(role => role.Name())]),
            WireJson.Default.Organisatie))
            .WithName("getOrganisatie").WithSummary("De organisatie en wat u er mag").WithTags("Organisaties").Produces<Organisatie>().Needs(Right.SeeOrganisation);
}
