using System.Net.Http.Headers;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Microsoft.AspNetCore.Builder;
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

    private readonly string folder;
    private readonly TokenIssuer issuer;

    private RunningServer(string folder, TokenIssuer issuer, WebApplication app) => (this.folder, this.issuer, App) = (folder, issuer, app);

    /// <summary>The server.</summary>
    public WebApplication App { get; }

    /// <summary>The address of the municipality in the API.</summary>
    public static string Municipality => $"/v1/organisaties/{DemoOrganisation.Id}";

    /// <summary>Starts one.</summary>
    /// <param name="clock">The clock; that of the machine when none is given.</param>
    /// <param name="change">Changes the settings before the start.</param>
    public static async Task<RunningServer> Start(TimeProvider? clock = null, Action<ServerSettings>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        var issuer = await TokenIssuer.Start();
        var settings = new ServerSettings { Data = folder, Demo = true, Providers = { [Provider] = new ProviderSettings { Authority = issuer.Authority, ClientId = "appwacht", ClientSecret = "test" } } };
        change?.Invoke(settings);
        var app = AppwachtServer.Build(settings, "http://127.0.0.1:0", clock ?? TimeProvider.System);
        await AppwachtServer.Prepare(app, TestContext.Current.CancellationToken);
        await using (var directory = app.Services.GetRequiredService<IDatabases>().OpenDirectory())
        {
            directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = DemoOrganisation.Id, Provider = Provider, Group = role.Name(), Role = role }));
            await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(folder, issuer, app);
    }

    /// <summary>A client that is signed in with some roles.</summary>
    public HttpClient As(params Role[] roles) => As($"user-{string.Join('-', roles.Select(role => role.Name()))}", null, [.. roles.Select(role => role.Name())]);

    /// <summary>A client of somebody in some groups.</summary>
    public HttpClient As(string subject, string? person, params string[] groups)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Token(subject, groups, person));
        return client;
    }

    /// <summary>A client of nobody.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = new Uri(App.Urls.Single()) };

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await issuer.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
