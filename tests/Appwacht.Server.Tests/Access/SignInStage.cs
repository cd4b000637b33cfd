using System.Security.Claims;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Access;

/// <summary>A server and two real providers that its people sign in with.</summary>
public sealed class SignInStage : IAsyncLifetime
{
    /// <summary>The group that is policy maker in the municipality.</summary>
    internal const string Group = "3f6a-beleid";

    internal RunningServer Server { get; private set; } = null!; // InitializeAsync sets all of this

    /// <summary>The first, in the settings as <c>one</c>.</summary>
    internal OpenIdProvider One { get; private set; } = null!;

    /// <summary>The second, <c>two</c>.</summary>
    internal OpenIdProvider Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (One, Two) = (await OpenIdProvider.Start(), await OpenIdProvider.Start());
        Server = await RunningServer.Start(change: settings =>
        {
            settings.Providers["one"] = Settings(One);
            settings.Providers["two"] = Settings(Two);
        });
        await One.Register("appwacht", new Uri(Server.Address, "/aanmelden/one/terug"));
        await Two.Register("appwacht", new Uri(Server.Address, "/aanmelden/two/terug"));
        await using var directory = Server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        directory.Add(new RoleGrant { Organisation = DemoOrganisation.Id, Provider = "one", Group = Group, Role = Role.PolicyMaker });
        directory.Add(new RoleGrant { Organisation = DemoOrganisation.Id, Provider = "one", Group = "feed", Role = Role.Service });
        await directory.SaveChangesAsync();
    }

    /// <summary>A browser of somebody who is signed in at both providers, but not yet with us.</summary>
    internal Browser Somebody(params string[] groups)
    {
        Claim[] claims = [new("sub", "somebody"), new("name", "Iemand"), .. groups.Select(group => new Claim("groups", group))];
        (One.SignedIn, Two.SignedIn, One.Forge, Two.Forge) = (claims, claims, null, null);
        return new Browser(Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await One.DisposeAsync();
        await Two.DisposeAsync();
    }

    private static ProviderSettings Settings(OpenIdProvider provider) => new() { Authority = provider.Authority, ClientId = "appwacht", ClientSecret = OpenIdProvider.Secret };
}
