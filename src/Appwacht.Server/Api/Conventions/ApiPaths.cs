using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Appwacht.Server.Api.Conventions;

/// <summary>Says of the whole what it is, who answers for it, where it is and how one signs in; the paths begin after the version.</summary>
internal sealed class ApiPaths(ServerSettings settings) : IOpenApiDocumentTransformer
{
    private const string Project = "https://github.com/appwacht/appwacht";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Appwacht",
            Version = ApiVersion.Full,
            Description = "Houdt apps die spioneren of lekken van werktoestellen. Wat wijzigt staat in de CHANGELOG van het project; een versie die vervalt wordt een jaar tevoren aangekondigd.",
            Contact = new OpenApiContact { Name = "Appwacht", Email = settings.ApiContact, Url = new Uri(Project) },
            License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/nl/") },
        };
        document.Servers = [new OpenApiServer { Url = (settings.Address?.AbsoluteUri.TrimEnd('/') ?? "") + ApiVersion.Root, Description = "Deze server" }];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
            paths.Add(path[ApiVersion.Root.Length..], item);
        document.Paths = paths;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "Een access token (OAuth 2.0) van de aanmelddienst van de organisatie, in de kop `Authorization`.",
        };
        document.Components.SecuritySchemes["poortsleutel"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Een sleutel van de poort, in de kop `Authorization`. Daarmee kan alleen worden gevraagd of een toestel naar binnen mag.",
        };
        return Task.CompletedTask;
    }
}
