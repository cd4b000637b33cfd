using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appwacht.Server.Gate.Signals;

/// <summary>What a transmitter says of itself (SSF 1.0, Transmitter Configuration Metadata).</summary>
internal sealed record TransmitterMetadata(
    string SpecVersion, string Issuer, string JwksUri, IReadOnlyList<string> DeliveryMethodsSupported, string ConfigurationEndpoint, string StatusEndpoint, string AddSubjectEndpoint, string RemoveSubjectEndpoint,
    string VerificationEndpoint, IReadOnlyList<string> CriticalSubjectMembers, IReadOnlyList<AuthorizationScheme> AuthorizationSchemes, string DefaultSubjects);

/// <summary>How a receiver shows who it is.</summary>
internal sealed record AuthorizationScheme(string SpecUrn);

/// <summary>The keys with which signals can be checked.</summary>
internal sealed record KeySet(IReadOnlyList<KeyOfSet> Keys);

/// <summary>One of them.</summary>
internal sealed record KeyOfSet(string Kty, string Use, string Alg, string Kid, string N, string E);

/// <summary>How signals come to a receiver.</summary>
internal sealed record StreamDelivery(string? Method, string? EndpointUrl, string? AuthorizationHeader = null);

/// <summary>A stream as its receiver sees it.</summary>
internal sealed record StreamConfiguration(
    string StreamId, string Iss, string Aud, StreamDelivery Delivery, IReadOnlyList<string> EventsSupported, IReadOnlyList<string>? EventsRequested, IReadOnlyList<string> EventsDelivered, int MinVerificationInterval, string? Description);

/// <summary>A stream as a receiver wants it. What only we say may be there too, and must then be so.</summary>
internal sealed record StreamRequest(
    string? StreamId = null, string? Iss = null, JsonElement? Aud = null, StreamDelivery? Delivery = null, IReadOnlyList<string?>? EventsSupported = null, IReadOnlyList<string?>? EventsRequested = null, IReadOnlyList<string?>? EventsDelivered = null,
    int? MinVerificationInterval = null, string? Description = null);

/// <summary>The status of a stream, as it is or as it is wanted.</summary>
internal sealed record StreamStanding(string? StreamId, string? Status, string? Reason = null);

/// <summary>A request for a sign of life.</summary>
internal sealed record VerificationRequest(string? StreamId, string? State = null);

/// <summary>A device that a receiver wants to hear of, or not.</summary>
internal sealed record SubjectRequest(string? StreamId, JsonElement? Subject, bool? Verified = null);

/// <summary>What a receiver comes for (RFC 8936).</summary>
internal sealed record PollRequest
{
    [JsonPropertyName("maxEvents")]
    public int? MaxEvents { get; init; }

    [JsonPropertyName("returnImmediately")]
    public bool? ReturnImmediately { get; init; }

    [JsonPropertyName("ack")]
    public IReadOnlyList<string?>? Ack { get; init; }

    [JsonPropertyName("setErrs")]
    public IReadOnlyDictionary<string, JsonElement>? SetErrs { get; init; }
}

/// <summary>What it gets.</summary>
internal sealed record PollAnswer
{
    [JsonPropertyName("sets")]
    public required IReadOnlyDictionary<string, string> Sets { get; init; }

    [JsonPropertyName("moreAvailable")]
    public required bool MoreAvailable { get; init; }
}

/// <summary>How these are written and read: as the specifications have it, and unknown properties are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(TransmitterMetadata))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(StreamConfiguration))]
[JsonSerializable(typeof(StreamConfiguration[]))]
[JsonSerializable(typeof(StreamRequest))]
[JsonSerializable(typeof(StreamStanding))]
[JsonSerializable(typeof(VerificationRequest))]
[JsonSerializable(typeof(SubjectRequest))]
[JsonSerializable(typeof(PollRequest))]
[JsonSerializable(typeof(PollAnswer))]
internal sealed partial class SignalWire : JsonSerializerContext;
