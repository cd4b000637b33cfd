using Appwacht.Server.Demo;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>An endpoint of a running server.</summary>
/// <param name="Method">The method.</param>
/// <param name="Route">The pattern of its address.</param>
internal sealed record Endpoints(string Method, RouteEndpoint Route)
{
    /// <summary>All there are, also those that come later.</summary>
    public static IReadOnlyList<Endpoints> Of(RunningServer server) =>
    [
        .. from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           where method is not "OPTIONS"
           orderby endpoint.RoutePattern.RawText, method
           select new Endpoints(method, endpoint),
    ];

    /// <summary>An address that fits it, in the fictional municipality.</summary>
    /// <param name="other">What stands for everything but the organisation.</param>
    public string Address(string other) => Address(_ => Uri.EscapeDataString(other));

    /// <summary>An address that fits it, with the text of each part made by name.</summary>
    public string Address(Func<string, string> fill) => "/" + string.Join('/', Route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "organisatie" } => DemoOrganisation.Id.Value,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => fill(parameter.Name),
        _ => "",
    }))));
}
