using System.Net;
using System.Text.Json.Nodes;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>The description of the API, and that every endpoint gives it what it needs.</summary>
public sealed class DescriptionTests : IAsyncLifetime
{
    private RunningServer server = null!; // InitializeAsync sets it

    public async ValueTask InitializeAsync() => server = await RunningServer.Start();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public void Every_endpoint_has_a_name_a_sentence_in_Dutch_and_a_place_in_the_description()
    {
        var bare = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/v1/", StringComparison.Ordinal) is true && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is null || endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null
                || endpoint.Metadata.GetMetadata<ITagsMetadata>() is null || endpoint.Metadata.GetMetadata<IProducesResponseTypeMetadata>() is null);
        Assert.Empty(bare.Select(endpoint => endpoint.DisplayName + " lacks WithName, WithSummary, WithTags or Produces"));
    }

    [Fact]
    public async Task The_description_is_for_everybody_also_from_the_page_of_another()
    {
        using var answer = await server.Anonymous().Ask(HttpMethod.Get, "/v1/openapi.json", null, ("Origin", "https://elders.example"));
        Assert.Equal((HttpStatusCode.OK, "application/json", "*"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Header("Access-Control-Allow-Origin")));
        using var preflight = await server.Anonymous().Ask(HttpMethod.Options, "/v1/openapi.json", null, ("Origin", "https://elders.example"), ("Access-Control-Request-Method", "GET"));
        Assert.Equal("*", preflight.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task It_says_who_answers_for_it_where_it_is_and_how_one_signs_in()
    {
        var document = JsonNode.Parse(await server.Anonymous().GetStringAsync("/v1/openapi.json", Asked.Cancel));
        Assert.Equal(("3.1.1", "1.0.0", "/v1"), ($"{document?["openapi"]}", $"{document?["info"]?["version"]}", $"{document?["servers"]?[0]?["url"]}"));
        Assert.All(["name", "email", "url"], field => Assert.NotNull(document?["info"]?["contact"]?[field]));
        var list = document?["paths"]?["/organisaties/{organisatie}/toestellen"]?["get"];
        Assert.NotNull(list?["security"]?[0]?["token"]);
        Assert.Superset(new HashSet<string> { "organisatie", "na", "aantal", "oordeel" }, list["parameters"]?.AsArray().Select(parameter => $"{parameter?["name"]}").ToHashSet());
        Assert.Superset(new HashSet<string> { "200", "400", "401", "403", "404", "429", "503" }, list["responses"]?.AsObject().Select(response => response.Key).ToHashSet());
        Assert.Equal("date-time", $"{document?["components"]?["schemas"]?["Toestel"]?["properties"]?["inventarisOp"]?["format"]}");
    }
}
