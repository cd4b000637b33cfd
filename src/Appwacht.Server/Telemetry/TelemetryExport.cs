using Appwacht.Core;
using Appwacht.Server.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Appwacht.Server.Telemetry;

/// <summary>
/// Gives metrics, traces and logs to a collector of the organisation, when one is set, and to nobody else. What could lead to a person does
/// not leave the process: of a request the pattern of its address is told, not the address.
/// </summary>
internal static class TelemetryExport
{
    public static void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (settings.JsonLog)
            builder.Logging.AddJsonConsole(console => console.IncludeScopes = false);
        else
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss'Z' "));
        if (settings.Otlp is { } collector)
            Instrument(builder).UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf, new Uri(collector));
    }

    /// <summary>Collects, for whichever exporter is added.</summary>
    public static IOpenTelemetryBuilder Instrument(WebApplicationBuilder builder) => builder.Services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("appwacht", serviceVersion: Health.Version, autoGenerateServiceInstanceId: true))
        .WithMetrics(metrics => metrics.AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"))
        .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddProcessor(new WithoutPeople()))
        .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (false, true));
}
