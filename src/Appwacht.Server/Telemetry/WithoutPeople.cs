using System.Diagnostics;
using OpenTelemetry;

namespace Appwacht.Server.Telemetry;

/// <summary>Takes everything off a span that is not known to be harmless: addresses, queries, programs and places of callers.</summary>
internal sealed class WithoutPeople : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Harmless =
        ["http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "network.protocol.name", "server.port", "error.type"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Harmless.Contains(tag.Key)).ToArray())
            data.SetTag(tag.Key, null);
        foreach (var item in data.Baggage.ToArray())
            data.SetBaggage(item.Key, null);
        // A description is the message of an exception.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
