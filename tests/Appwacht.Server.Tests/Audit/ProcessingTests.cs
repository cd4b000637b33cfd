using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Audit;

public class ProcessingTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Span = "00f067aa0ba902b7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_at_devices_gives_one_record_for_each_person_with_an_activity_that_can_be_looked_up()
    {
        await using var server = await RunningServer.Start();
        using var administrator = server.As(Role.DeviceAdministrator);
        administrator.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-{Span}-01");
        await administrator.GetAsync(RunningServer.Municipality + "/toestellen?aantal=50", Cancel);
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var people = await db.Set<DeviceRow>().OrderBy(device => device.Number).Take(50).Select(device => device.Person).Where(person => person != null).Distinct().CountAsync(Cancel);
        Assert.InRange(people, 2, 50);

        using var officer = server.As(Role.PrivacyOfficer);
        var all = await officer.GetFromJsonAsync(RunningServer.Municipality + "/verwerkingen?activiteit=toestellen-inzien", WireJson.Default.PaginaVerwerking, Cancel);
        var records = all!.Items.Where(record => record.TraceId == Trace).ToArray();
        Assert.Equal(people, records.Length);
        Assert.Equal(people, records.Select(record => record.Attributes.SubjectId).Distinct().Count());
        Assert.All(records, record => Assert.Equal((Span, "listToestellen", "Ok"), (record.ParentSpanId, record.Name, record.Status)));
        Assert.All(records, record => Assert.True(record.StartTime <= record.EndTime));
        var activity = await officer.GetFromJsonAsync(records[0].Attributes.ActivityId, WireJson.Default.Verwerkingsactiviteit, Cancel);
        Assert.Equal("toestellen-inzien", activity?.Code);
    }

    [Fact]
    public async Task Employees_see_when_their_device_was_looked_at_and_nothing_of_others()
    {
        await using var server = await RunningServer.Start();
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var device = await db.Set<DeviceRow>().AsNoTracking().FirstAsync(device => device.Person != null, Cancel);
        var person = await db.Set<PersonRow>().AsNoTracking().SingleAsync(person => person.Number == device.Person, Cancel);
        var other = await db.Set<PersonRow>().AsNoTracking().FirstAsync(person => person.Number != device.Person, Cancel);
        using var administrator = server.As(Role.DeviceAdministrator);
        using var answer = await administrator.GetAsync($"{RunningServer.Municipality}/toestellen/{device.Number}", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        async Task<IEnumerable<string>> Own(string? key)
        {
            using var employee = server.As("somebody-" + key, key, Role.Employee.Name());
            return (await employee.GetFromJsonAsync(RunningServer.Municipality + "/mijn-verwerkingen", WireJson.Default.PaginaEigenVerwerking, Cancel))!.Items.Select(one => one.Activiteit);
        }

        Assert.Contains("Toestellen en hun oordeel inzien", await Own(person.Key));
        Assert.DoesNotContain("Toestellen en hun oordeel inzien", await Own(other.Key));
        Assert.Empty(await Own(null));
        Assert.Contains("Eigen gegevens inzien", await Own(person.Key));
    }

    [Fact]
    public async Task An_answer_that_is_given_again_is_on_record_again_for_the_same_person_and_the_new_operation()
    {
        await using var server = await RunningServer.Start();
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var device = await db.Set<DeviceRow>().AsNoTracking().FirstAsync(device => device.Person != null, Cancel);
        using var administrator = server.As(Role.DeviceAdministrator);
        var (bodies, day) = (new List<string>(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        foreach (var span in (string[])[Span, "00f067aa0ba902b8"])
        {
            using var answer = await administrator.Ask(
                HttpMethod.Post, RunningServer.Municipality + "/uitzonderingen",
                JsonContent.Create(new Uitzonderingsaanvraag("device", $"{device.Number}", "tiktok", "Onderzoek", "Nodig voor het werk.", "Apart netwerk.", day, day.AddDays(30)), WireJson.Default.Uitzonderingsaanvraag),
                ("Idempotency-Key", "nog-eens-1"), ("traceparent", $"00-{Trace}-{span}-01"));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            bodies.Add(await answer.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Equal(bodies[0], bodies[1]);
        using var officer = server.As(Role.PrivacyOfficer);
        var all = await officer.GetFromJsonAsync(RunningServer.Municipality + "/verwerkingen?activiteit=uitzonderingen-behandelen", WireJson.Default.PaginaVerwerking, Cancel);
        Assert.Equal([Span, "00f067aa0ba902b8"], all!.Items.Select(record => record.ParentSpanId));
        Assert.Single(all.Items.Select(record => record.Attributes.SubjectId).Distinct());
    }

    [Fact]
    public async Task What_is_refused_leaves_no_record()
    {
        await using var server = await RunningServer.Start();
        using var administrator = server.As(Role.DeviceAdministrator);
        using var missing = await administrator.GetAsync(RunningServer.Municipality + "/toestellen/999999", Cancel);
        using var ciso = server.As(Role.Ciso);
        using var forbidden = await ciso.GetAsync(RunningServer.Municipality + "/toestellen", Cancel);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (missing.StatusCode, forbidden.StatusCode));
        using var officer = server.As(Role.PrivacyOfficer);
        Assert.Empty((await officer.GetFromJsonAsync(RunningServer.Municipality + "/verwerkingen?activiteit=toestellen-inzien", WireJson.Default.PaginaVerwerking, Cancel))!.Items);
    }
}
