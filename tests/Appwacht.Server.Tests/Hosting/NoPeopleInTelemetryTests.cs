using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Appwacht.Server.Telemetry;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Server.Tests.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>Collects all that would leave the process, while every endpoint is asked everything, fleets are brought and people sign in, and looks for people in it.</summary>
public class NoPeopleInTelemetryTests
{
    private const string Subject = "merkteken-aanmelding";
    private const string Person = "merkteken-persoon";
    private const string Sent = "merkteken.verstuurd@example.nl";

    [Fact]
    public async Task Nothing_that_is_told_to_others_leads_to_a_person_or_a_device()
    {
        var (spans, logs, metrics) = (new List<Activity>(), new List<LogRecord>(), new List<Metric>());
        var refusals = new List<string>();
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
                    using var answer = await client.SendAsync(request, Asked.Cancel);
                    await Note(answer, refusals);
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
        Assert.True(refusals.Count > 20, $"{refusals.Count} refusals are too few to say anything.");
        Assert.DoesNotContain(refusals, refusal => refusal.Contains("merkteken", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_of_what_is_brought_or_of_who_signs_in_is_told_to_others_or_said_back_in_a_refusal()
    {
        var (spans, logs, metrics, refusals) = (new List<Activity>(), new List<LogRecord>(), new List<Metric>(), new List<string>());
        await using (var provider = await OpenIdProvider.Start())
        await using (var server = await RunningServer.Start(
            change: settings => settings.Providers["one"] = new ProviderSettings { Authority = provider.Authority, ClientId = "appwacht", ClientSecret = OpenIdProvider.Secret },
            adjust: builder => Collect(builder, spans, logs, metrics)))
        {
            await Bring(server, refusals);
            await provider.Register("appwacht", new Uri(server.Address, "/aanmelden/one/terug"));
            await SignIn(server, provider, refusals);
            server.App.Services.GetRequiredService<MeterProvider>().ForceFlush();
            server.App.Services.GetRequiredService<TracerProvider>().ForceFlush();
        }

        var said = string.Join('\n', [.. logs.Select(Text), .. spans.ToArray().Select(Text), .. metrics.Select(Text)]);
        Assert.Contains("/v1/organisaties/{organisatie}/importen", said, StringComparison.Ordinal);
        Assert.Contains("aanmelden", said, StringComparison.Ordinal);
        Assert.DoesNotContain("merkteken", said, StringComparison.OrdinalIgnoreCase);
        Assert.True(refusals.Count > 10, $"{refusals.Count} refusals are too few to say anything.");
        Assert.DoesNotContain(refusals, refusal => refusal.Contains("merkteken", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Brings lines, files and single inventories, good and bad, with a mark in every place where somebody could be named.</summary>
    private static async Task Bring(RunningServer server, List<string> refusals)
    {
        using var client = server.As(Subject, Person, [.. Roles.Names]);
        var import = new ImportClient(client, RunningServer.Municipality);
        var (_, lines) = await import.Begin("regels");
        var (status, _) = await import.Send(lines, 1, """
            {"persoon":{"id":"merkteken-p","eenheid":"merkteken","functie":"merkteken","risico":"high","groepen":["merkteken"],"taal":"nl"}}
            {"toestel":{"id":"merkteken-t","naam":"Telefoon van merkteken","soort":"phone","platform":"android","os":"16","eigendom":"managed","persoon":"merkteken-p"}}
            {"device":"merkteken-t","at":"2026-11-24T10:00:00Z","apps":[{"id":"android:nl.merkteken","version":"merkteken"},{"id":"merkteken:merkteken"},{"merkteken":"merkteken"}]}
            {"device":"merkteken-onbekend","at":"2026-11-24T10:00:00Z","apps":[]}
            {"device":"merkteken-t","at":"merkteken","apps":[]}
            {"toestel":{"id":"merkteken-2","eigendom":"merkteken"}}
            {"toestel":{"id":"merkteken-2","merkteken":"merkteken"}}
            {"merkteken":{"merkteken":"merkteken"}}
            {"persoon":{"id":"merkteken-3","taal":"merkteken","risico":"merkteken"}}
            merkteken
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        var (_, files) = await import.Begin("bestanden");
        foreach (var (name, text) in new[]
        {
            ("devices.csv", "device_id,name,kind,platform,ownership,inventory_at,merkteken\nmerkteken-4,merkteken,phone,android,managed,2026-11-20T10:00:00Z,merkteken\nmerkteken-5,merkteken,merkteken,merkteken,merkteken,merkteken,\n"),
            ("devices.csv", "merkteken,merkteken\nmerkteken,merkteken\n"),
            ("merkteken.csv", "merkteken"),
            ("devices.csv.gz", "merkteken"),
        })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "bestanden", name } };
            using var answer = await client.PostAsync($"{RunningServer.Municipality}/importen/{files}/bestanden", form, Asked.Cancel);
            await Note(answer, refusals);
        }

        foreach (var number in (int[])[lines, files])
            refusals.Add(await client.GetStringAsync($"{RunningServer.Municipality}/importen/{number}/afgewezen", Asked.Cancel));
        foreach (var body in (string[])["merkteken", "{\"merkteken\":1}", "{\"device\":\"merkteken\",\"at\":\"merkteken\",\"apps\":[]}", "{\"device\":\"merkteken-t\",\"at\":\"2026-11-25T10:00:00Z\",\"apps\":[{\"id\":\"merkteken\"}]}", "[]"])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(RunningServer.Municipality + "/inventarissen", content, Asked.Cancel);
            refusals.Add(await answer.Content.ReadAsStringAsync(Asked.Cancel));
        }
    }

    /// <summary>Signs somebody in, and lets two attempts fail.</summary>
    private static async Task SignIn(RunningServer server, OpenIdProvider provider, List<string> refusals)
    {
        provider.SignedIn = [new("sub", Subject), new("name", "Merkteken Achternaam"), new("email", Sent), new("employee_id", Person), new("groups", "merkteken")];
        using var browser = new Browser(server.Address);
        using (await browser.Open("/aanmelden/one")) { }
        Assert.True(browser.IsSignedIn);
        using var denied = await server.Anonymous().GetAsync($"/aanmelden/one/terug?error=access_denied&error_description={Sent}&state=merkteken", Asked.Cancel);
        await Note(denied, refusals);
        using var other = await server.Anonymous().GetAsync($"/aanmelden/merkteken?terug={Sent}", Asked.Cancel);
        await Note(other, refusals);
    }

    private static async Task Note(HttpResponseMessage answer, List<string> refusals)
    {
        if (!answer.IsSuccessStatusCode)
            refusals.Add(await answer.Content.ReadAsStringAsync(Asked.Cancel));
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
