using System.Text.RegularExpressions;
using Appwacht.Client;
using Appwacht.Server.Access;
using Appwacht.Server.Gate;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appwacht.Server.Api.Conventions;

/// <summary>Adds to every operation what holds for all: who may do it, which headers there are, and how it is refused.</summary>
internal sealed partial class ApiOperations : IOpenApiOperationTransformer
{
    private const string ProblemForm = "application/problem+json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var needed = endpoint.OfType<NeedsAttribute>().LastOrDefault();
        operation.Parameters ??= [];
        operation.Responses ??= [];
        AddFromPath(operation.Parameters, context.Description.RelativePath ?? "");
        if (endpoint.OfType<PagedList>().Any())
            AddPaging(operation.Parameters);
        if (endpoint.OfType<OnceOnlyMark>().Any())
            operation.Parameters.Add(Header(OnceOnly.Header, "Een sleutel van uzelf: hetzelfde verzoek met dezelfde sleutel wordt niet nog eens uitgevoerd, maar krijgt hetzelfde antwoord.", 128));
        if (needed is not null)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", context.Document)] = [] }];

        if (endpoint.OfType<GateKeyMark>().Any())
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("poortsleutel", context.Document)] = [] }];

        var problem = await context.GetOrCreateSchemaAsync(typeof(Probleem), null, cancellationToken);
        context.Document?.AddComponent(nameof(Probleem), problem);
        foreach (var status in Refusals(context.Description.HttpMethod, operation, endpoint, needed))
            operation.Responses[$"{status}"] = new OpenApiResponse { Description = StatusRefusals.Of(status).Message.Nl };
        foreach (var (status, response) in operation.Responses)
            Complete(status, (OpenApiResponse)response, new OpenApiSchemaReference(nameof(Probleem), context.Document), endpoint);
    }

    private static IEnumerable<int> Refusals(string? method, OpenApiOperation operation, IList<object> endpoint, NeedsAttribute? needed)
    {
        if (operation.Parameters is { Count: > 0 } || operation.RequestBody is not null || method is "POST" or "PUT" or "PATCH")
            yield return StatusCodes.Status400BadRequest;
        if (needed is not null)
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
            yield return StatusCodes.Status404NotFound;
        }

        if (endpoint.OfType<GateKeyMark>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status404NotFound;
        }

        yield return StatusCodes.Status406NotAcceptable;
        if (operation.RequestBody is not null)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (method is "POST" or "PUT" or "PATCH" || endpoint.OfType<OnceOnlyMark>().Any())
            yield return StatusCodes.Status422UnprocessableEntity;
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
    }

    private static void Complete(string status, OpenApiResponse response, IOpenApiSchema problem, IList<object> endpoint)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers[ApiVersion.Header] = Told("De volledige versie van de API.");
        if (status is "429" or "503")
            response.Headers["Retry-After"] = Told("Na hoeveel seconden het weer kan.");
        if (status is "200" && endpoint.OfType<PagedList>().Any())
            response.Headers["Link"] = Told("Het adres van de volgende pagina, met `rel=\"next\"`.");
        if (status[0] is '4' or '5')
            response.Content = new Dictionary<string, OpenApiMediaType> { [ProblemForm] = new() { Schema = problem } };
    }

    /// <summary>What the address holds and the endpoint does not read itself: access did.</summary>
    private static void AddFromPath(IList<IOpenApiParameter> parameters, string path)
    {
        foreach (var name in InPath().Matches(path).Select(part => part.Groups[1].Value).Where(name => parameters.All(parameter => parameter.Name != name)).Reverse())
            parameters.Insert(0, new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Description = name is "organisatie" ? "De naam van de organisatie, zoals `gemeente-voorbeeld`." : null,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
    }

    private static void AddPaging(IList<IOpenApiParameter> parameters)
    {
        parameters.Add(Query("na", "Het nummer van het laatste dat u al heeft.", 0, int.MaxValue, 0));
        parameters.Add(Query("aantal", "Hoeveel er hoogstens op een pagina staan.", 1, Paging.Largest, Paging.Usual));
    }

    private static OpenApiParameter Query(string name, string description, int least, int most, int usual) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = $"{least}", Maximum = $"{most}", Default = usual },
    };

    private static OpenApiParameter Header(string name, string description, int longest) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = longest },
    };

    private static OpenApiHeader Told(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    [GeneratedRegex(@"\{\*{0,2}([a-zA-Z]+)")]
    private static partial Regex InPath();
}
