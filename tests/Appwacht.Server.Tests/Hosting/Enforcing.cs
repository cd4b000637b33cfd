using Appwacht.Core;
using Appwacht.Server.Rounds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>The rounds of enforcement, when a test wants them.</summary>
internal static class Enforcing
{
    /// <summary>One look at every organisation, after those that the server takes by itself were ended: of two at a time one steps aside.</summary>
    public static async Task Round(this RunningServer server)
    {
        var rounds = server.App.Services.GetServices<IHostedService>().OfType<EnforcementRounds>().Single();
        await rounds.StopAsync(TestContext.Current.CancellationToken);
        await rounds.Once(TestContext.Current.CancellationToken);
    }

    /// <summary>A client of somebody on a server whose clock was set to another day than the provider's.</summary>
    public static HttpClient On(this RunningServer server, DateTimeOffset day, Role role, string? person = null) => server.With(server.Issuer.Token(
        $"user-{role.Name()}", [role.Name()], person, token => (token.NotBefore, token.IssuedAt, token.Expires) = (day.AddDays(-1).UtcDateTime, day.AddDays(-1).UtcDateTime, day.AddDays(400).UtcDateTime)));
}
