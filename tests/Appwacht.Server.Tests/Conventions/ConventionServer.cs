using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>A server with the endpoints of <see cref="TestEndpoints"/>, for all tests of a class together.</summary>
public sealed class ConventionServer : IAsyncLifetime
{
    private RunningServer server = null!; // InitializeAsync sets it

    internal MovableClock Clock { get; } = new();

    internal RunningServer Server => server;

    public async ValueTask InitializeAsync() => server = await RunningServer.Start(Clock, map: TestEndpoints.Map);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>The clock of the machine, moved ahead; timers run as they do.</summary>
    internal sealed class MovableClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
