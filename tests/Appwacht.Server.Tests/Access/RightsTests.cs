using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Access;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Access;

/// <summary>Walks every endpoint that there is, as everybody, to every organisation.</summary>
public class RightsTests
{
    /// <summary>What may be asked without a right, each with the reason why.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["GET /v1/openapi.json"] = "describes the API, and holds nothing of anybody",
        ["GET /v1/organisaties/{organisatie}/toegang/{nummer:int}"] = "takes a key of the gate, and nothing else",
        ["GET /v1/organisaties"] = "gives each caller only the organisations that they have a role in",
    };

    private static readonly OrganisationId Other = OrganisationId.Parse("andere-gemeente");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_role_reaches_what_the_table_gives_it_and_nothing_else()
    {
        await using var server = await RunningServer.Start();
        await MakeOther(server);
        var endpoints = EndpointsOf(server);
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
        {
            using var nobody = server.Anonymous();
            foreach (var organisation in new[] { "gemeente-voorbeeld", Other.Value, "bestaat-niet" })
                await Expect(nobody, endpoint, organisation, HttpStatusCode.Unauthorized);
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = server.As(role);
            foreach (var endpoint in endpoints)
            {
                await Expect(client, endpoint, Other.Value, HttpStatusCode.NotFound);
                await Expect(client, endpoint, "bestaat-niet", HttpStatusCode.NotFound);
                if (!Rights.Allow(endpoint.Right, [role]))
                    await Expect(client, endpoint, "gemeente-voorbeeld", HttpStatusCode.Forbidden);
            }
        }

        // Last, since some of it may change or remove what is asked for.
        foreach (var (endpoint, role) in endpoints.OrderBy(endpoint => endpoint.Method == "GET" ? 0 : endpoint.Method == "DELETE" ? 2 : 1).SelectMany(endpoint => Rights.Of(endpoint.Right).Select(role => (endpoint, role))))
        {
            using var client = server.As(role);
            var status = await Ask(client, endpoint, "gemeente-voorbeeld");
            if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
                wrong.Add($"{role.Name()} {endpoint}: {(int)status}, but has the right");
        }

        Assert.Empty(wrong);

        async Task Expect(HttpClient client, Walked endpoint, string organisation, HttpStatusCode expected)
        {
            var status = await Ask(client, endpoint, organisation);
            if (status != expected)
                wrong.Add($"{endpoint} at {organisation} as {client.DefaultRequestHeaders.Authorization?.Parameter?.Length}: {(int)status}, not {(int)expected}");
        }
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_says_which_right_it_needs_or_why_none()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Demo = false);
        Assert.Empty(RoutesOf(server).Where(route => route.Metadata.GetMetadata<NeedsAttribute>() is null).SelectMany(Names).Except(Open.Keys));
    }

    [Fact]
    public async Task The_rights_are_those_that_are_written_down()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Demo = false);
        var written = RightsPage.Of(EndpointsOf(server).Select(endpoint => (endpoint.ToString(), endpoint.Right)));
        if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
            await File.WriteAllTextAsync(RightsPage.Path, written, Cancel);
        Assert.Equal(await File.ReadAllTextAsync(RightsPage.Path, Cancel), written);
    }

    private static IReadOnlyList<Walked> EndpointsOf(RunningServer server) =>
    [
        .. RoutesOf(server).Where(route => route.Metadata.GetMetadata<NeedsAttribute>() is not null)
            .SelectMany(route => Methods(route).Select(method => new Walked(method, route.RoutePattern, route.Metadata.GetMetadata<NeedsAttribute>()!.Right)))
            .OrderBy(endpoint => endpoint.ToString(), StringComparer.Ordinal),
    ];

    private static IEnumerable<RouteEndpoint> RoutesOf(RunningServer server) => ((IEndpointRouteBuilder)server.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(route => "/" + (route.RoutePattern.RawText ?? "").TrimStart('/') is var path && path.StartsWith("/v1", StringComparison.Ordinal));

    private static IEnumerable<string> Names(RouteEndpoint route) => Methods(route).Select(method => $"{method} /{(route.RoutePattern.RawText ?? "").Trim('/')}");

    private static IEnumerable<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static async Task<HttpStatusCode> Ask(HttpClient client, Walked endpoint, string organisation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.AddressAt(organisation));
        if (endpoint.Method is not ("GET" or "HEAD" or "DELETE"))
            request.Content = new StringContent("", Encoding.UTF8, "application/json");
        // The status is enough: an answer may be a stream without an end.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return answer.StatusCode;
    }

    private static async Task MakeOther(RunningServer server)
    {
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        await databases.Create(Other, Cancel);
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = Other, Name = "Andere gemeente", CreatedAt = TimeProvider.System.GetUtcNow() });
        directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = Other, Provider = RunningServer.Provider, Group = "andere-" + role.Name(), Role = role }));
        await directory.SaveChangesAsync(Cancel);
    }

    /// <summary>An endpoint with the right that it needs.</summary>
    private sealed record Walked(string Method, Microsoft.AspNetCore.Routing.Patterns.RoutePattern Pattern, Right Right)
    {
        /// <summary>An address that it answers, with values that fit its parameters.</summary>
        public string AddressAt(string organisation) => "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(parameter, organisation),
            _ => "",
        }))));

        public override string ToString() => $"{Method} /{(Pattern.RawText ?? "").Trim('/')}";

        private static string Value(Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter, string organisation)
        {
            if (parameter.Name is "organisatie")
                return organisation;
            var kinds = parameter.ParameterPolicies.Select(policy => policy.Content ?? "").ToArray();
            return kinds.Any(kind => kind is "int" or "long" || kind.StartsWith("min(", StringComparison.Ordinal) || kind.StartsWith("range(", StringComparison.Ordinal)) ? "1"
                : kinds.Contains("guid") ? Guid.Empty.ToString()
                : "tiktok";
        }
    }
}
