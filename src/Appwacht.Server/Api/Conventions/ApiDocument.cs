using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// The description of the API for programs, <c>/v1/openapi.json</c>: made once, from the endpoints that are there. It is asked for seldom, so what
/// makes it is in a container of its own, which is there only while it is made.
/// </summary>
internal sealed class ApiDocument
{
    /// <summary>Its name in the framework.</summary>
    public const string Name = "v1";

    /// <summary>Anybody may read it, also from the page of somebody else.</summary>
    public const string Cors = "openapi";

    private readonly Lazy<Task<byte[]>> document;

    private ApiDocument(IServiceCollection all, IServiceProvider server) => document = new(() => Write(all, server));

    /// <summary>Registers it.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton(server => new ApiDocument(services, server));

    /// <summary>Where it is.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(ApiVersion.Root + "/openapi.json", async (HttpContext context, ApiDocument document) =>
    {
        var bytes = await document.document.Value;
        IfMatch.Tell(context, IfMatch.VersionOf(Convert.ToHexString(SHA256.HashData(bytes))));
        return Results.Bytes(bytes, "application/json");
    }).RequireCors(Cors).ExcludeFromDescription();

    /// <param name="all">Everything the server has: of what an endpoint takes it tells what comes from the caller and what does not.</param>
    /// <param name="server">The server, whose endpoints are described.</param>
    private static async Task<byte[]> Write(IServiceCollection all, IServiceProvider server)
    {
        var services = new ServiceCollection().Add(all);
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) is true;
            options.AddSchemaTransformer(ApiSchemas.Complete);
            options.AddOperationTransformer<ApiOperations>();
            options.AddDocumentTransformer<ApiPaths>();
        });
        // What the server has one of is its own: who writes its log would end with the container.
        services.AddSingleton(server.GetRequiredService<EndpointDataSource>()).AddSingleton(server.GetRequiredService<IServer>()).AddSingleton(server.GetRequiredService<ILoggerFactory>());
        await using var own = services.BuildServiceProvider();
        var document = await own.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }
}
