using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appwacht.Server.Api.Conventions;

/// <summary>The description of the API for programs, <c>/v1/openapi.json</c>: made once, from the endpoints that are there.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    /// <summary>Its name in the framework.</summary>
    public const string Name = "v1";

    /// <summary>Anybody may read it, also from the page of somebody else.</summary>
    public const string Cors = "openapi";

    private readonly Lazy<Task<byte[]>> document = new(() => Write(provider));

    /// <summary>Registers what makes it.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton<ApiDocument>().AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) is true;
        options.AddSchemaTransformer(ApiSchemas.Complete);
        options.AddOperationTransformer<ApiOperations>();
        options.AddDocumentTransformer<ApiPaths>();
    });

    /// <summary>Where it is.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(ApiVersion.Root + "/openapi.json", async (HttpContext context, ApiDocument document) =>
    {
        var bytes = await document.document.Value;
        IfMatch.Tell(context, IfMatch.VersionOf(Convert.ToHexString(SHA256.HashData(bytes))));
        return Results.Bytes(bytes, "application/json");
    }).RequireCors(Cors).ExcludeFromDescription();

    private static async Task<byte[]> Write(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }
}
