using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Organisations;
using Appwacht.Core.Processing;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate.Signals;

/// <summary>Makes signals of what the gate sees. Of several servers one does so for an organisation: what another sees later is older news.</summary>
internal sealed class SignalWatch(IDatabases databases, ServerKeys keys, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<OrganisationId, OrganisationDb> held = new();

    /// <summary>Held by who uses what is held: a server that stops must not let go of it in the middle of a question.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Tells what the gate does otherwise than before.</summary>
    /// <returns>Whether it was told; false when the gate must be looked at again first.</returns>
    public async Task<bool> Tell(OrganisationId organisation, GateSnapshot gate, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await TellInTurn(organisation, gate, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of an organisation, so that another server may do it.</summary>
    public async Task Forget(OrganisationId organisation)
    {
        await turn.WaitAsync();
        try
        {
            await LetGo(organisation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var organisation in held.Keys)
            await Forget(organisation);
    }

    private async Task<bool> TellInTurn(OrganisationId organisation, GateSnapshot gate, CancellationToken cancel)
    {
        if (!gate.HasStreams)
        {
            await LetGo(organisation);
            return true;
        }

        if (!held.TryGetValue(organisation, out var hold))
            return !await TryHold(organisation, cancel);
        try
        {
            // Still ours? The connection may have been lost, and with it what it held.
            if (!await hold.TryHold(nameof(DeriveSignals), cancel))
                return true;
            await using var db = databases.Open(organisation);
            var log = new ProcessingLog(db, keys.PseudonymsOf(organisation), TraceContext.OfRound("signal", clock.GetUtcNow()), clock);
            await new DeriveSignals(db, log, clock).Handle(gate, cancel);
            return true;
        }
        catch
        {
            await LetGo(organisation);
            throw;
        }
    }

    private async Task LetGo(OrganisationId organisation)
    {
        if (held.TryRemove(organisation, out var hold))
            await hold.DisposeAsync();
    }

    private async Task<bool> TryHold(OrganisationId organisation, CancellationToken cancel)
    {
        var hold = databases.Open(organisation);
        if (await hold.TryHold(nameof(DeriveSignals), cancel))
        {
            held[organisation] = hold;
            return true;
        }

        await hold.DisposeAsync();
        return false;
    }
}
