using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appwacht.Server.Api.Conventions;

/// <summary>Says of values what the framework cannot see, because we write them ourselves.</summary>
internal static class ApiSchemas
{
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }
}
