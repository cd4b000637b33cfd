using System.Net;
using Appwacht.Core;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Fuzz;

/// <summary>
/// Hostile requests to every endpoint there is, also those that come later. Takes half a minute; <c>APPWACHT_FUZZ_SECONDS</c> makes it
/// longer and <c>APPWACHT_FUZZ_SEED</c> another run. A failure names the seed of the request.
/// </summary>
public class FuzzTests
{
    [Fact]
    public async Task No_request_breaks_the_server()
    {
        var (seconds, seed) = (Number("APPWACHT_FUZZ_SECONDS", 25), Number("APPWACHT_FUZZ_SEED", 1));
        await using var server = await RunningServer.Start(map: TestEndpoints.Map, change: settings => settings.Limits.PerMinute = settings.Limits.AnonymousPerMinute = int.MaxValue);
        var endpoints = Endpoints.Of(server).Where(endpoint => endpoint.Route.RoutePattern.RawText?.EndsWith("/proef/fout", StringComparison.Ordinal) is false && !endpoint.Route.RoutePattern.RawText.EndsWith("/traag", StringComparison.Ordinal)).ToArray();
        HttpClient[] callers = [server.Anonymous(), .. Enum.GetValues<Role>().Select(role => server.As(role)), server.As("iedereen", "persoon", [.. Roles.Names]), server.As("buiten", null, "geen")];
        foreach (var caller in callers)
            caller.Timeout = TimeSpan.FromSeconds(20);
        var start = TimeProvider.System.GetTimestamp();
        var asked = 0;
        var seen = new SortedDictionary<int, int>();
        for (; TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds; asked++)
        {
            var caller = callers[(seed + asked) * 7919 % callers.Length];
            using var request = new Hostile(seed + asked).Request(endpoints[asked % endpoints.Length], caller.BaseAddress!);
            var what = $"seed {seed + asked}: {request.Method} {request.RequestUri}";
            try
            {
                using var answer = await caller.SendAsync(request, Asked.Cancel);
                seen[(int)answer.StatusCode] = seen.GetValueOrDefault((int)answer.StatusCode) + 1;
                Assert.True((int)answer.StatusCode < 500 || answer.StatusCode is HttpStatusCode.ServiceUnavailable, $"{what} gives {answer.StatusCode}");
                var text = await answer.Content.ReadAsStringAsync(Asked.Cancel);
                Assert.False(text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal), $"{what} tells of the inside: {text}");
                Assert.True((int)answer.StatusCode < 400 || request.Method == HttpMethod.Head || !request.RequestUri!.AbsolutePath.StartsWith("/v1", StringComparison.OrdinalIgnoreCase) || answer.Content.Headers.ContentLength is 0 || answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json", $"{what} is refused as {answer.Content.Headers.ContentType}");
            }
            catch (Exception fault) when (fault is HttpRequestException or UriFormatException)
            {
                // The client itself would not send it, or the server closed the line on a body that it did not want.
            }
        }

        using var alive = await server.As(Role.DeviceAdministrator).Ask(HttpMethod.Get, RunningServer.Municipality + "/toestellen?aantal=1");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.True(asked >= endpoints.Length && seen.Keys.Count > 5, $"{asked} requests to {endpoints.Length} endpoints are too few.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} requests to {endpoints.Length} endpoints: {string.Join(", ", seen.Select(status => $"{status.Value} × {status.Key}"))}");
    }

    private static int Number(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : usual;
}
