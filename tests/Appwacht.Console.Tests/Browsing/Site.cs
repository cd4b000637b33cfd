using System.Collections.Concurrent;
using Appwacht.Benchmarks.Pages;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Access;
using Appwacht.Server.Console.Style;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Console.Tests.Browsing;

/// <summary>
/// A real server with the fictional municipality and an organisation that has nothing yet, in which the fictional people have the same roles.
/// The theme can be chosen with a cookie, which only tests do.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>The cookie that names a theme.</summary>
    public const string ThemeCookie = "proef-thema";

    /// <summary>The organisation that has nothing yet.</summary>
    public static readonly OrganisationId Empty = OrganisationId.Parse("gemeente-leeg");

    private readonly TestDatabases place;
    private readonly ConcurrentDictionary<Role, Lazy<Task<string>>> signedIn = new();

    private Site(TestDatabases place, RunningServer server, IReadOnlyDictionary<string, string> values) => (this.place, Server, Values) = (place, server, values);

    /// <summary>The server.</summary>
    public RunningServer Server { get; }

    /// <summary>What stands in addresses of the municipality, by the step before it.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Starts one.</summary>
    /// <param name="kind">On which kind of database.</param>
    /// <param name="clock">The clock; that of the machine when none is given.</param>
    /// <param name="isWalked">Whether every page is visited, so that there has to be something for each.</param>
    /// <param name="change">Changes the settings before the start.</param>
    /// <param name="map">Adds endpoints that only a test needs.</param>
    public static async Task<Site> Start(string kind, TimeProvider? clock = null, bool isWalked = true, Action<ServerSettings>? change = null, Action<WebApplication>? map = null)
    {
        var place = await TestDatabases.Make(kind);
        var server = await RunningServer.Start(
            clock,
            change: settings =>
            {
                (settings.Data, settings.Database) = (place.Folder, place.Connection);
                change?.Invoke(settings);
            },
            map: map,
            adjust: builder => builder.Services.AddScoped(services => ThemeOf(services.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        await MakeEmpty(server);
        return new Site(place, server, !isWalked ? new Dictionary<string, string>() : await PageValues.Of(role => role is Role.Employee ? server.As("employee", DemoSignIn.EmployeeKey, role.Name()) : server.As(role), DemoOrganisation.Id, TestContext.Current.CancellationToken));
    }

    /// <summary>The cookies of one of the fictional people, who signed in in the browser.</summary>
    public Task<string> SignedIn(Role role) => signedIn.GetOrAdd(role, _ => new(() => SignIn(role))).Value;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await place.DisposeAsync();
    }

    private async Task<string> SignIn(Role role)
    {
        await using var context = await (await Chromium.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Server.Address, SignInPages.Address).ToString());
        await page.ClickAsync($"button[value='{role.Name()}']");
        return await context.StorageStateAsync();
    }

    private static Theme ThemeOf(HttpContext? context) => Theme.All.FirstOrDefault(theme => theme.Name == context?.Request.Cookies[ThemeCookie], Theme.Voorbeeld);

    private static async Task MakeEmpty(RunningServer server)
    {
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        await databases.Create(Empty, TestContext.Current.CancellationToken);
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = Empty, Name = "Gemeente Leeg", CreatedAt = TimeProvider.System.GetUtcNow() });
        directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = Empty, Provider = DemoOrganisation.Provider, Group = role.Name(), Role = role }));
        await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
