using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Demo;
using Appwacht.Server.Telemetry;
using Appwacht.Server.Tests.Conventions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>Collects all that would leave the process, while every endpoint is asked everything, and looks for people in it.</summary>
public class NoPeopleInTelemetryTests
{
    private const string Subject = "merkteken-aanmelding";
    private const string Person = "merkteken-persoon";
    private const string Sent = "merkteken.verstuurd@example.nl";

    [Fact]
    public async Task Nothing_that_is_told_to_others_leads_to_a_person_or_a_device()
    {
        var (spans, logs, metrics) = (new List<Activity>(), new List<LogRecord>(), new List<Metric>());
        string said;
        IReadOnlyList<string> secret;
        await using (var server = await RunningServer.Start(map: TestEndpoints.Map, adjust: builder => Collect(builder, spans, logs, metrics)))
        {
            using var client = server.As(Subject, Person, [.. Roles.Names]);
            secret = [Subject, Person, Sent, "merkteken", client.DefaultRequestHeaders.Authorization!.Parameter!, .. await InDatabase(server)];
            foreach (var endpoint in Endpoints.Of(server))
                foreach (var (address, body) in new[] { (endpoint.Address("1"), "{}"), (endpoint.Address(Sent), $"{{\"{Sent}\":\"{Sent}\""), (endpoint.Address("1") + $"?zoek={Sent}&na={Sent}", $"\"{Sent}\"") })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Parse(endpoint.Method), address) { Content = endpoint.Method is "GET" ? null : new StringContent(body, Encoding.UTF8, "application/json") };
                    request.Headers.UserAgent.Add(new ProductInfoHeaderValue("merkteken", "1"));
                    request.Headers.Add("X-Forwarded-For", "merkteken");
                    request.Headers.Add("baggage", "gebruiker=merkteken");
                    request.Headers.Add("tracestate", "x=merkteken");
                    request.Headers.Add("Idempotency-Key", "merkteken");
                    using (await client.SendAsync(request, Asked.Cancel)) { }
                }

            using (await server.Anonymous().Ask(HttpMethod.Get, $"/bestaat-niet/{Sent}?wie={Sent}", null, ("Authorization", "Bearer " + Sent))) { }
            server.App.Services.GetRequiredService<MeterProvider>().ForceFlush();
            server.App.Services.GetRequiredService<TracerProvider>().ForceFlush();
            said = string.Join('\n', [.. logs.Select(Text), .. spans.ToArray().Select(Text), .. metrics.Select(Text)]);
        }

        Assert.True(spans.Count > 20 && metrics.Count > 5 && logs.Count > 0, $"{spans.Count} spans, {metrics.Count} metrics and {logs.Count} log lines are too few to say anything.");
        Assert.Contains("/v1/organisaties/{organisatie}/toestellen", said, StringComparison.Ordinal);
        Assert.Contains(metrics, metric => metric.Name == "appwacht.evaluation.duration");
        Assert.DoesNotContain(secret, word => said.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static void Collect(WebApplicationBuilder builder, List<Activity> spans, List<LogRecord> logs, List<Metric> metrics) => TelemetryExport.Instrument(builder)
        .WithTracing(traces => traces.AddInMemoryExporter(spans)).WithLogging(lines => lines.AddInMemoryExporter(logs)).WithMetrics(figures => figures.AddInMemoryExporter(metrics));

    /// <summary>What identifies people and devices; short ones are left out, as they are in any text.</summary>
    private static async Task<IReadOnlyList<string>> InDatabase(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return
        [
            .. (await db.Set<DeviceRow>().Select(device => device.Key).ToListAsync(Asked.Cancel)).Concat(await db.Set<PersonRow>().Select(person => person.Key).ToListAsync(Asked.Cancel))
                .Concat(await db.Set<DeviceRow>().Select(device => device.Name).ToListAsync(Asked.Cancel)).Where(word => word.Length > 5),
        ];
    }

    private static string Text(LogRecord line) => $"{line.CategoryName} {line.FormattedMessage} {line.Body} {line.Exception} {string.Join(' ', line.Attributes ?? [])}";

    private static string Text(Activity span) => $"{span.DisplayName} {span.OperationName} {span.StatusDescription} {span.TraceStateString} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.SelectMany(happened => happened.Tags))}";

    private static string Text(Metric metric)
    {
        var text = new StringBuilder(metric.Name);
        foreach (ref readonly var point in metric.GetMetricPoints())
            foreach (var tag in point.Tags)
                text.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
        return text.ToString();
    }
}
