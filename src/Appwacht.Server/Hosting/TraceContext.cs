using System.Diagnostics;
using Appwacht.Core.Processing;

namespace Appwacht.Server.Hosting;

/// <summary>Which operation this is, in the words of W3C trace context: that of the request, or a new one.</summary>
internal static class TraceContext
{
    /// <summary>The operation of a request: it goes on with the trace that the caller sent, if any.</summary>
    public static ProcessingSpan Of(HttpContext context, DateTimeOffset start)
    {
        var name = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "request";
        if (ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var caller))
            return new(name, Bytes(caller.TraceId), Own(context), Bytes(caller.SpanId), start);
        return new(name, Bytes(Activity.Current?.TraceId is { } trace && trace != default ? trace : ActivityTraceId.CreateRandom()), Own(context), null, start);
    }

    /// <summary>The operation of a round.</summary>
    public static ProcessingSpan OfRound(string name, DateTimeOffset start) => new(name, Bytes(ActivityTraceId.CreateRandom()), Bytes(ActivitySpanId.CreateRandom()), null, start);

    private static byte[] Own(HttpContext context) =>
        Bytes(context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpActivityFeature>()?.Activity.SpanId is { } span && span != default ? span : ActivitySpanId.CreateRandom());

    private static byte[] Bytes(ActivityTraceId trace)
    {
        var bytes = new byte[16];
        trace.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Bytes(ActivitySpanId span)
    {
        var bytes = new byte[8];
        span.CopyTo(bytes);
        return bytes;
    }
}
