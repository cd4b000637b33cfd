using System.Net;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Access;

public class RoleDirectoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_of_a_shared_service_reaches_the_organisations_that_were_given_to_it_and_no_other()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Demo = false);
        foreach (var id in new[] { "een", "twee", "drie" })
            await Make(server, id);
        await Grant(server, new("een", "beheer-samen", Role.DeviceAdministrator), new("twee", "beheer-samen", Role.DeviceAdministrator), new("drie", "beheer-drie", Role.DeviceAdministrator), new("twee", "ciso-twee", Role.Ciso));

        using var shared = server.As("sam", null, "beheer-samen");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (await Status(shared, "een"), await Status(shared, "twee"), await Status(shared, "drie")));
        // A role in one gives nothing in another where they have a different one.
        using var both = server.As("bo", null, "beheer-samen", "ciso-twee");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Status(both, "twee"), await Status(both, "drie")));
        using var own = server.As("tim", null, "beheer-drie");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (await Status(own, "een"), await Status(own, "twee"), await Status(own, "drie")));
    }

    [Fact]
    public async Task A_role_that_this_process_gives_or_takes_counts_at_once()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As("jan", null, "nieuw");
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, DemoOrganisation.Id.Value));
        await Grant(server, new Given(DemoOrganisation.Id.Value, "nieuw", Role.DeviceAdministrator));
        Assert.Equal(HttpStatusCode.OK, await Status(client, DemoOrganisation.Id.Value));
        await using var directory = server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        directory.RemoveRange(await directory.RoleGrants.Where(grant => grant.Group == "nieuw").ToListAsync(Cancel));
        await directory.SaveChangesAsync(Cancel);
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, DemoOrganisation.Id.Value));
    }

    [Fact]
    public async Task A_role_that_another_process_takes_away_is_gone_within_a_minute()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.Start(clock);
        using var client = server.As(Role.DeviceAdministrator);
        Assert.Equal(HttpStatusCode.OK, await Status(client, DemoOrganisation.Id.Value));
        await using var directory = server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        // Past the model, as this process does not hear of what another one stores.
        await directory.RoleGrants.Where(grant => grant.Provider == RunningServer.Provider).ExecuteDeleteAsync(Cancel);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, DemoOrganisation.Id.Value));
    }

    [Fact]
    public async Task Somebody_whose_first_requests_come_at_once_is_one_member()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As("nieuwe", null, "ciso");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(RunningServer.Municipality, Cancel)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        Assert.Equal(1, await db.Set<Member>().CountAsync(member => member.Subject == "nieuwe", Cancel));
    }

    [Fact]
    public async Task When_somebody_was_last_here_is_kept_to_the_hour()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.Start(clock);
        using var client = server.As("vaste", new string('k', 200), "ciso");
        var seen = new List<DateTimeOffset>();
        foreach (var later in new[] { 0, 59, 2 })
        {
            clock.Advance(TimeSpan.FromMinutes(later));
            using var answer = await server.With(server.Issuer.Token("vaste", ["ciso"], new string('k', 200), token => token.Expires = clock.GetUtcNow().UtcDateTime.AddMinutes(5))).GetAsync(RunningServer.Municipality, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
            var member = await db.Set<Member>().SingleAsync(member => member.Subject == "vaste", Cancel);
            Assert.Null(member.PersonKey);
            seen.Add(member.LastSeenAt);
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(TimeSpan.FromMinutes(61), seen[2] - seen[0]);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string organisation)
    {
        using var answer = await client.GetAsync($"/v1/organisaties/{organisation}/toestellen", Cancel);
        return answer.StatusCode;
    }

    private static async Task Make(RunningServer server, string id)
    {
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        await databases.Create(OrganisationId.Parse(id), Cancel);
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = OrganisationId.Parse(id), Name = id, CreatedAt = TimeProvider.System.GetUtcNow() });
        await directory.SaveChangesAsync(Cancel);
    }

    private static async Task Grant(RunningServer server, params Given[] grants)
    {
        await using var directory = server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        directory.AddRange(grants.Select(grant => new RoleGrant { Organisation = OrganisationId.Parse(grant.Organisation), Provider = RunningServer.Provider, Group = grant.Group, Role = grant.Role }));
        await directory.SaveChangesAsync(Cancel);
    }

    private sealed record Given(string Organisation, string Group, Role Role);
}
