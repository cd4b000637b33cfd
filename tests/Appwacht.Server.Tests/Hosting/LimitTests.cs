using System.Net;
using System.Net.Sockets;
using System.Text;
using Appwacht.Core;
using Appwacht.Server.Tests.Conventions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Appwacht.Server.Tests.Hosting;

public class LimitTests
{
    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_back_and_others_do_not_notice()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Limits.PerMinute = 3);
        using var greedy = server.As(Role.Ciso);
        using var other = server.As(Role.Auditor);
        foreach (var _ in Enumerable.Range(0, 3))
            using (var answer = await greedy.Ask(HttpMethod.Get, RunningServer.Municipality))
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var refused = await greedy.Ask(HttpMethod.Get, RunningServer.Municipality);
        Assert.Equal("limit.too-many", (await refused.IsProblem(HttpStatusCode.TooManyRequests)).Code);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!), 1, 60);
        using var unhindered = await other.Ask(HttpMethod.Get, RunningServer.Municipality);
        Assert.Equal(HttpStatusCode.OK, unhindered.StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_has_a_limit_by_address_also_with_a_token_of_their_own_making()
    {
        await using var server = await RunningServer.Start(change: settings => (settings.Limits.AnonymousPerMinute, settings.Limits.PerMinute) = (2, 100));
        foreach (var (token, status) in new[] { ("a", 401), ("b", 401), ("c", 429) })
        {
            using var answer = await server.Anonymous().Ask(HttpMethod.Get, RunningServer.Municipality, null, ("Authorization", "Bearer " + token));
            Assert.Equal((token, status), (token, (int)answer.StatusCode));
        }

        using var known = await server.As(Role.Ciso).Ask(HttpMethod.Get, RunningServer.Municipality);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        using var watcher = await server.Anonymous().Ask(HttpMethod.Get, "/gezondheid/leeft");
        Assert.Equal(HttpStatusCode.OK, watcher.StatusCode);
    }

    [Fact]
    public async Task Imports_have_a_limit_of_their_own()
    {
        await using var server = await RunningServer.Start(change: settings => (settings.Limits.ImportsPerMinute, settings.Limits.PerMinute) = (5, 1), map: TestEndpoints.Map);
        using var client = server.As(Role.DeviceAdministrator);
        var statuses = new List<int>();
        foreach (var _ in Enumerable.Range(0, 6))
            using (var answer = await client.Ask(HttpMethod.Post, TestEndpoints.At("/import"), new StringContent("")))
                statuses.Add((int)answer.StatusCode);
        Assert.Equal([204, 204, 204, 204, 204, 429], statuses);
        using var other = await client.Ask(HttpMethod.Get, RunningServer.Municipality);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_and_no_more_run_at_once_than_may()
    {
        var begun = new TaskCompletionSource();
        await using var server = await RunningServer.Start(change: settings => (settings.Limits.RequestSeconds, settings.Limits.AtOnce) = (3, 1), map: app => app.MapGet("/v1/traag", async (HttpContext context) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));
        var slow = server.Anonymous().Ask(HttpMethod.Get, "/v1/traag");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), Asked.Cancel);
        using var refused = await server.Anonymous().Ask(HttpMethod.Get, "/v1/openapi.json");
        await refused.IsProblem(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Header("Retry-After"));
        using var ended = await slow;
        await ended.IsProblem(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task What_is_not_a_request_is_refused_before_it_costs_anything()
    {
        await using var server = await RunningServer.Start();
        var longer = new string('a', 10_000);
        foreach (var (request, status) in new[]
        {
            ($"GET /v1/{longer} HTTP/1.1\r\nHost: a\r\n\r\n", 414), ($"GET /v1 HTTP/1.1\r\nHost: a\r\nX: {longer}{longer}\r\n\r\n", 431), ("GET /v1 HTTP/1.1\r\n\r\n", 400),
            ("GET /v1\0 HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("onzin\r\n\r\n", 400),
        })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync("127.0.0.1", server.Anonymous().BaseAddress!.Port, Asked.Cancel);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Asked.Cancel);
            var answer = new byte[64];
            var read = await socket.GetStream().ReadAtLeastAsync(answer, 12, cancellationToken: Asked.Cancel);
            Assert.StartsWith($"HTTP/1.1 {status}", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_given_up()
    {
        await using var server = await RunningServer.Start(map: TestEndpoints.Map);
        using var client = server.As(Role.Ciso);
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", client.BaseAddress!.Port, Asked.Cancel);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {TestEndpoints.At("/lichaam")} HTTP/1.1\r\nHost: a\r\nAuthorization: {client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"), Asked.Cancel);
        var answer = new byte[64];
        var read = await socket.GetStream().ReadAtLeastAsync(answer, 12, cancellationToken: Asked.Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Asked.Cancel);
        Assert.StartsWith("HTTP/1.1 408", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }
}
