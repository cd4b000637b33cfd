using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Appwacht.Server.Tests.Gate.Signals;

/// <summary>
/// A receiver of shared signals, written by the specifications (SSF 1.0, CAEP 1.0, RFC 8935, RFC 8936) and not by what the server does. It reads what the transmitter says of itself and uses the
/// addresses it finds there, and checks what it gets with a library of somebody else.
/// </summary>
internal sealed class SignalReceiver(HttpClient http) : IAsyncDisposable
{
    public const string Change = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change";
    public const string Verification = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    public const string Updated = "https://schemas.openid.net/secevent/ssf/event-type/stream-updated";

    private WebApplication? listening;
    private JsonWebKeySet keys = new();

    /// <summary>With which it asks.</summary>
    public HttpClient Client => http;

    /// <summary>What was brought, as it came.</summary>
    public ConcurrentQueue<string> Brought { get; } = new();

    /// <summary>What is answered to what is brought.</summary>
    public Func<int> Answer { get; set; } = () => StatusCodes.Status202Accepted;

    /// <summary>What the last request said in its headers.</summary>
    public (string? Type, string? Accept, string? Authorization) Said { get; private set; }

    /// <summary>What the transmitter says of itself.</summary>
    public JsonElement Metadata { get; private set; }

    /// <summary>The stream.</summary>
    public JsonElement Stream { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Looks for the transmitter with this issuer.</summary>
    public async Task Discover(string issuer)
    {
        var address = new Uri(issuer);
        Metadata = await http.GetFromJsonAsync<JsonElement>($"{address.GetLeftPart(UriPartial.Authority)}/.well-known/ssf-configuration{address.AbsolutePath}", Cancel);
        Assert.Equal(issuer, Metadata.GetProperty("issuer").GetString());
        keys = new JsonWebKeySet(await http.GetStringAsync(Metadata.GetProperty("jwks_uri").GetString(), Cancel));
    }

    /// <summary>Makes a stream; one that is polled when nothing is said of how signals come.</summary>
    public async Task Register(object? delivery = null)
    {
        using var answer = await Send(HttpMethod.Post, "configuration_endpoint", new { delivery, events_requested = (string[])[Change, "https://example.org/something-else"], description = "Ontvanger in de proef" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Stream = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(Metadata.GetProperty("issuer").GetString(), Stream.GetProperty("iss").GetString());
        Assert.Equal([Change], Stream.GetProperty("events_delivered").EnumerateArray().Select(one => one.GetString()));
    }

    /// <summary>The identifier of the stream.</summary>
    public string Id => Stream.GetProperty("stream_id").GetString()!; // required by the specification

    /// <summary>Asks something of an endpoint by its name in the metadata; as the examples of the specification do, without saying of what kind the body is.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string endpoint, object? body = null, string query = "")
    {
        using var request = new HttpRequestMessage(method, Metadata.GetProperty(endpoint).GetString() + query);
        if (body is not null)
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        return await http.SendAsync(request, Cancel);
    }

    /// <summary>Comes for signals.</summary>
    public async Task<(IReadOnlyList<(string Jti, JsonElement Claims)> Sets, bool AreMore)> Poll(object body)
    {
        using var answer = await http.PostAsJsonAsync(Stream.GetProperty("delivery").GetProperty("endpoint_url").GetString(), body, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var got = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var sets = new List<(string, JsonElement)>();
        foreach (var one in got.GetProperty("sets").EnumerateObject())
        {
            var claims = await Check(one.Value.GetString()!); // a set is text
            Assert.Equal(one.Name, claims.GetProperty("jti").GetString());
            sets.Add((one.Name, claims));
        }

        return (sets, got.GetProperty("moreAvailable").GetBoolean());
    }

    /// <summary>Checks a security event token as the specifications say, and gives its claims.</summary>
    public async Task<JsonElement> Check(string token)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = ["secevent+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidIssuer = Stream.GetProperty("iss").GetString(),
            ValidAudience = Stream.GetProperty("aud").GetString(),
            IssuerSigningKeys = keys.GetSigningKeys(),
            RequireExpirationTime = false,
            ValidateLifetime = false,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.True(result.SecurityToken is JsonWebToken { SigningKey.KeySize: >= 2048 });
        var claims = JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.Decode(token.Split('.')[1]));
        Assert.Single(claims.GetProperty("events").EnumerateObject());
        Assert.False(claims.TryGetProperty("exp", out _) || claims.TryGetProperty("sub", out _));
        Assert.True(claims.GetProperty("iat").GetInt64() > 0);
        return claims;
    }

    /// <summary>Begins to listen for what is brought.</summary>
    /// <returns>The address.</returns>
    public async Task<string> Listen(string urls = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        listening = builder.Build();
        listening.MapPost("/events", async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.ASCII);
            var token = await reader.ReadToEndAsync(context.RequestAborted);
            Said = (context.Request.ContentType, context.Request.Headers.Accept, context.Request.Headers.Authorization);
            context.Response.StatusCode = Answer();
            if (context.Response.StatusCode is StatusCodes.Status202Accepted)
                Brought.Enqueue(token);
            if (context.Response.StatusCode is StatusCodes.Status302Found)
                context.Response.Headers.Location = "/elsewhere";
        });
        listening.MapPost("/elsewhere", () => { Brought.Enqueue("elsewhere"); return Results.Accepted(); });
        await listening.StartAsync(Cancel);
        return listening.Urls.Single() + "/events";
    }

    /// <summary>Is away, as a machine that is off.</summary>
    public async Task Stop()
    {
        if (listening is not null)
            await listening.DisposeAsync();
        listening = null;
    }

    /// <summary>What an event says: the kind, and of a change the device and what is so.</summary>
    public static (string Kind, string? Device, string? From, string? To, string? By) Of(JsonElement claims)
    {
        var happened = claims.GetProperty("events").EnumerateObject().Single();
        string? Text(string name) => happened.Value.TryGetProperty(name, out var value) ? value.GetString() : null;
        var device = claims.GetProperty("sub_id").TryGetProperty("device", out var one) ? one.GetProperty("sub").GetString() : null;
        return (happened.Name, device, Text("previous_status"), Text("current_status"), Text("initiating_entity"));
    }

    /// <summary>The device as our events name it.</summary>
    public JsonObject Subject(string device, string tenant) => new()
    {
        ["format"] = "complex",
        ["device"] = new JsonObject { ["format"] = "iss_sub", ["iss"] = Stream.GetProperty("iss").GetString(), ["sub"] = device },
        ["tenant"] = new JsonObject { ["format"] = "opaque", ["id"] = tenant },
    };

    public async ValueTask DisposeAsync()
    {
        await Stop();
        http.Dispose();
    }
}
