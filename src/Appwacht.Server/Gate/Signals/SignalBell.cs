using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Organisations;

namespace Appwacht.Server.Gate.Signals;

/// <summary>Rings when this process stored anything of an organisation, for who waits for a signal.</summary>
internal sealed class SignalBell : IDisposable
{
    private readonly IDatabases databases;
    private readonly ConcurrentDictionary<OrganisationId, TaskCompletionSource> bells = new();

    public SignalBell(IDatabases databases) => (this.databases = databases).Committed += Ring;

    /// <summary>Done when it rings next.</summary>
    public Task Next(OrganisationId organisation) => bells.GetOrAdd(organisation, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    public void Dispose() => databases.Committed -= Ring;

    private void Ring(OrganisationId organisation)
    {
        if (bells.TryRemove(organisation, out var bell))
            bell.TrySetResult();
    }
}
