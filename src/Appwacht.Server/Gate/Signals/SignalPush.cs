using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;

namespace Appwacht.Server.Gate.Signals;

/// <summary>Brings one signal to its receiver (RFC 8935). Nothing of the answer is used but its status and when to come back; a redirection is a refusal.</summary>
internal sealed class SignalPush : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;
    private readonly SignalTokens tokens;
    private readonly IServiceProvider services;

    public SignalPush(PushAddresses addresses, SignalTokens tokens, IServiceProvider services)
    {
        (this.tokens, this.services) = (tokens, services);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // which would connect to wherever it likes
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxConnectionsPerServer = 8,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 4096,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancel) => addresses.Connect(context.DnsEndPoint, cancel),
        })
        { Timeout = Longest };
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Brings it.</summary>
    public async Task<PushResult> Bring(OrganisationId organisation, SignalStream stream, OutgoingSignal signal, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, stream.Endpoint) { Content = new StringContent(tokens.Sign(organisation, stream, signal), Encoding.ASCII, new MediaTypeHeaderValue("application/secevent+jwt")) };
        request.Headers.Accept.Add(new("application/json"));
        if (Authorization(stream) is { } said)
            request.Headers.TryAddWithoutValidation("Authorization", said);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Of(answer.StatusCode, After(answer.Headers.RetryAfter));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Of(fault);
        }
    }

    /// <summary>What a status means. Whoever is in front of a receiver that is away may say that it is not found, so that is no refusal.</summary>
    public static PushResult Of(HttpStatusCode status, TimeSpan? after) => (int)status switch
    {
        >= 200 and < 300 => new(PushAnswer.Taken),
        401 or 403 => new(PushAnswer.Never, PushFault.NotAuthorized),
        404 or 408 or 421 or 425 or 429 or >= 500 => new(PushAnswer.Later, PushFault.NotNow, after),
        _ => new(PushAnswer.Never, PushFault.Refuses),
    };

    private static PushResult Of(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is InsideException)
                return new(PushAnswer.Never, PushFault.Inside);
            if (cause is AuthenticationException)
                return new(PushAnswer.Later, PushFault.NotTrusted);
        }

        return new(PushAnswer.Later, PushFault.Unreachable);
    }

    private TimeSpan? After(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date is { } date ? date - services.GetRequiredService<TimeProvider>().GetUtcNow() : null);

    /// <summary>What the receiver wants us to say; nothing when another server kept it.</summary>
    private string? Authorization(SignalStream stream)
    {
        try
        {
            return stream.Authorization is { } kept ? Encoding.ASCII.GetString(StreamEndpoints.Protector(services).Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
