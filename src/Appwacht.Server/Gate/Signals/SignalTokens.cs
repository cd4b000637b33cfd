using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate.Signals;

/// <summary>
/// Signs signals as Security Event Tokens (RFC 8417), with RS256 as the CAEP interoperability profile asks. The same signal is the same token each time that it goes out. No
/// person is in it, nor what was found.
/// </summary>
internal sealed class SignalTokens(ServerKeys keys) : IDisposable
{
    private readonly Lock signing = new();
    private RSA? key;

    /// <inheritdoc/>
    public void Dispose() => key?.Dispose();

    /// <summary>The keys with which they can be checked.</summary>
    public KeySet Public()
    {
        var (kid, parameters) = Named();
        return new([new("RSA", "sig", "RS256", kid, Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent))]);
    }

    /// <summary>A signal of a stream, signed.</summary>
    public string Sign(OrganisationId organisation, SignalStream stream, OutgoingSignal signal)
    {
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"RS256","typ":"secevent+jwt","kid":"{{Named().Kid}}"}"""));
        var text = $"{head}.{Base64Url.EncodeToString(Claims(organisation, stream, signal))}";
        lock (signing)
            return $"{text}.{Base64Url.EncodeToString(Key().SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static byte[] Claims(OrganisationId organisation, SignalStream stream, OutgoingSignal outgoing)
    {
        var signal = outgoing.Signal;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("iss", stream.Issuer);
            json.WriteString("aud", stream.Audience);
            json.WriteString("jti", signal.Jti);
            json.WriteNumber("iat", signal.At.ToUnixTimeSeconds());
            json.WriteStartObject("sub_id");
            if (signal.Kind is SignalKind.Change)
                WriteDevice(json, organisation, stream, outgoing.Device ?? "");
            else
                WriteOpaque(json, stream.Id);
            json.WriteEndObject();
            json.WriteStartObject("events");
            json.WriteStartObject(signal.Kind switch { SignalKind.Change => SignalEvents.ComplianceChange, SignalKind.Verification => SignalEvents.Verification, _ => SignalEvents.StreamUpdated });
            WriteEvent(json, signal);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteDevice(Utf8JsonWriter json, OrganisationId organisation, SignalStream stream, string device)
    {
        json.WriteString("format", "complex");
        json.WriteStartObject("device");
        json.WriteString("format", "iss_sub");
        json.WriteString("iss", stream.Issuer);
        json.WriteString("sub", device);
        json.WriteEndObject();
        json.WriteStartObject("tenant");
        WriteOpaque(json, organisation.Value);
        json.WriteEndObject();
    }

    private static void WriteOpaque(Utf8JsonWriter json, string id)
    {
        json.WriteString("format", "opaque");
        json.WriteString("id", id);
    }

    private static void WriteEvent(Utf8JsonWriter json, Signal signal)
    {
        switch (signal.Kind)
        {
            case SignalKind.Change:
                json.WriteString("previous_status", Said(!signal.IsShutOut));
                json.WriteString("current_status", Said(signal.IsShutOut));
                json.WriteNumber("event_timestamp", signal.At.ToUnixTimeSeconds());
                json.WriteString("initiating_entity", signal.IsByPerson ? "admin" : "policy");
                json.WriteStartObject("reason_user");
                var (nl, en) = Reason(signal);
                json.WriteString("nl", nl);
                json.WriteString("en", en);
                json.WriteEndObject();
                break;
            case SignalKind.Verification:
                if (signal.Said is { } state)
                    json.WriteString("state", state);
                break;
            default:
                json.WriteString("status", StreamEndpoints.Word(signal.Status));
                if (signal.Said is { Length: > 0 } reason)
                    json.WriteString("reason", reason);
                break;
        }
    }

    private static string Said(bool isShutOut) => isShutOut ? "not-compliant" : "compliant";

    private static (string Nl, string En) Reason(Signal signal) => signal switch
    {
        { IsShutOut: true } => ("Dit toestel mag nu niet naar binnen. U hebt bericht gekregen waarom.", "This device is not let in now. You were sent a message that says why."),
        { IsByPerson: true } => ("Een beheerder laat dit toestel een paar uur door.", "An administrator lets this device through for some hours."),
        _ => ("Dit toestel mag weer naar binnen.", "This device is let in again."),
    };

    private (string Kid, RSAParameters Parameters) Named()
    {
        lock (signing)
        {
            var parameters = Key().ExportParameters(includePrivateParameters: false);
            // RFC 7638: the name follows from the key.
            var text = $$"""{"e":"{{Base64Url.EncodeToString(parameters.Exponent)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(parameters.Modulus)}}"}""";
            return (Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text))), parameters);
        }
    }

    private RSA Key() => key ??= keys.SignalKey();
}
