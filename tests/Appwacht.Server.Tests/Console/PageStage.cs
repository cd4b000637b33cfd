using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Console;

/// <summary>One server for the tests of a class: the fictional municipality, and an organisation that has nothing yet with the same people.</summary>
public sealed class PageStage : IAsyncLifetime
{
    /// <summary>Where the pages of the municipality are.</summary>
    public const string Municipality = "/organisaties/gemeente-voorbeeld";

    /// <summary>Where the pages of the organisation are that has nothing yet.</summary>
    public const string Empty = "/organisaties/gemeente-leeg";

    internal RunningServer Server { get; private set; } = null!; // started before the first test

    /// <summary>Makes the organisation that has nothing yet.</summary>
    internal static async Task MakeEmpty(RunningServer server)
    {
        var id = OrganisationId.Parse("gemeente-leeg");
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        await databases.Create(id, TestContext.Current.CancellationToken);
        await using var directory = databases.OpenDirectory();
        directory.Add(new Organisation { Id = id, Name = "Gemeente Leeg", CreatedAt = TimeProvider.System.GetUtcNow() });
        directory.AddRange(Enum.GetValues<Role>().SelectMany(role => ((string[])[DemoOrganisation.Provider, RunningServer.Provider])
            .Select(provider => new RoleGrant { Organisation = id, Provider = provider, Group = role.Name(), Role = role })));
        await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.Start();
        await MakeEmpty(Server);
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
