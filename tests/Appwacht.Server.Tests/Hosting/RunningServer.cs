using System.Net.Http.Headers;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>
/// A real server on loopback with the fictional municipality in a database of its own, and a provider whose groups are the names of the
/// roles. The clock may be set; everything else is as in use.
/// </summary>
internal sealed class RunningServer : IAsyncDisposable
{
    /// <summary>The name of the provider in the settings.</summary>
    public const string Provider = "test";

    private readonly TestDatabases place;

    private RunningServer(TestDatabases place, TokenIssuer issuer, WebApplication app) => (this.place, Issuer, App) = (place, issuer, app);

    /// <summary>The server.</summary>
    public WebApplication App { get; }

    /// <summary>The provider.</summary>
    public TokenIssuer Issuer { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(App.Urls.Single());

    /// <summary>The address of the municipality in the API.</summary>
    public static string Municipality => $"/v1/organisaties/{DemoOrganisation.Id}";

    /// <summary>Starts one.</summary>
    /// <param name="clock">The clock; that of the machine when none is given.</param>
    /// <param name="change">Changes the settings before the start.</param>
    /// <param name="adjust">Adds what looks into it.</param>
    /// <param name="map">Adds endpoints that only a test needs.</param>
    /// <param name="kind">Which kind of database, of <see cref="TestDatabases.Kinds"/>.</param>
    public static async Task<RunningServer> Start(TimeProvider? clock = null, Action<ServerSettings>? change = null, Action<WebApplication>? map = null, Action<WebApplicationBuilder>? adjust = null, string kind = TestDatabases.Sqlite)
    {
        var place = await TestDatabases.Make(kind);
        var issuer = await TokenIssuer.Start();
        var settings = new ServerSettings { Data = place.Folder, Database = place.Connection, Demo = true, Providers = { [Provider] = new ProviderSettings { Authority = issuer.Authority, ClientId = "appwacht", ClientSecret = "test" } } };
        // A test asks more in a minute than anybody; what is limited has tests of its own.
        (settings.Limits.PerMinute, settings.Limits.AnonymousPerMinute) = (100_000, 100_000);
        change?.Invoke(settings);
        var app = AppwachtServer.Build(settings, "http://127.0.0.1:0", clock ?? TimeProvider.System, adjust);
        map?.Invoke(app);
        await AppwachtServer.Prepare(app, TestContext.Current.CancellationToken);
        if (settings.Demo)
        {
            await using var directory = app.Services.GetRequiredService<IDatabases>().OpenDirectory();
            if (!await directory.RoleGrants.AnyAsync(grant => grant.Provider == Provider, TestContext.Current.CancellationToken))
                directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = DemoOrganisation.Id, Provider = Provider, Group = role.Name(), Role = role }));
            await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(place, issuer, app);
    }

    /// <summary>A client that is signed in with some roles.</summary>
    public HttpClient As(params Role[] roles) => roles is [Role.Service] ? AsProgram(Role.Service.Name()) : As($"user-{string.Join('-', roles.Select(role => role.Name()))}", null, [.. roles.Select(role => role.Name())]);

    /// <summary>A client of somebody in some groups.</summary>
    public HttpClient As(string subject, string? person, params string[] groups) => With(Issuer.Token(subject, groups, person));

    /// <summary>A client of a program.</summary>
    /// <param name="id">By which it is known to the provider.</param>
    public HttpClient AsProgram(string id) => With(Issuer.Token(id, [], change: token => token.Claims["client_id"] = id));

    /// <summary>A client with a token.</summary>
    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client of nobody.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Issuer.DisposeAsync();
        await place.DisposeAsync();
    }
}
