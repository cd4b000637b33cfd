using System.Buffers;
using Appwacht.Core.Audit;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet;

/// <summary>What became of an inventory that was brought.</summary>
/// <param name="Device">The device it names, where that could be read.</param>
/// <param name="State">How it ended.</param>
/// <param name="Faults">What is wrong with it, or with single apps in it.</param>
public sealed record TakenInventory(string Device, InventoryState State, IReadOnlyList<InventoryFault> Faults);

/// <summary>How bringing an inventory ended.</summary>
public enum InventoryState
{
    /// <summary>It is stored.</summary>
    Taken,
    /// <summary>A newer one, or this one, was there already.</summary>
    NotNewer,
    /// <summary>No device has this identifier.</summary>
    UnknownDevice,
    /// <summary>It cannot be read.</summary>
    Refused,
}

/// <summary>
/// Takes inventories: reads them, keeps of each what the ownership of its device allows, stores them in one turn, and then puts them in
/// the fleet. The one place through which an inventory comes in.
/// </summary>
public sealed class TakeInventories(Workspace workspace, OrganisationDb db, AuditTrail audit)
{
    /// <summary>Takes them.</summary>
    /// <param name="inventories">Each as the JSON of <see cref="InventoryJson"/>.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public async Task<IReadOnlyList<TakenInventory>> Handle(IReadOnlyList<ReadOnlyMemory<byte>> inventories, CancellationToken cancel)
    {
        await workspace.Writing.WaitAsync(cancel);
        try
        {
            return await Take(inventories, cancel);
        }
        catch
        {
            // The dictionaries may have learnt what was then not stored.
            await workspace.Load(CancellationToken.None);
            throw;
        }
        finally
        {
            workspace.Writing.Release();
        }
    }

    private async Task<IReadOnlyList<TakenInventory>> Take(IReadOnlyList<ReadOnlyMemory<byte>> inventories, CancellationToken cancel)
    {
        var state = await workspace.Now(db, cancel);
        var (apps, versions) = (workspace.Apps.Count, workspace.Versions.Count);
        var reader = new InventoryJson(workspace.Apps, workspace.Versions);
        var read = new ReadInventory();
        var taken = new List<TakenInventory>(inventories.Count);
        var updates = new List<(string Device, int[] Apps)>();
        await using var turn = await db.BeginTurn(cancel);
        foreach (var json in inventories)
        {
            var device = InventoryJson.DeviceIn(json.Span) is { } key ? await db.Set<DeviceRow>().SingleOrDefaultAsync(row => row.Key == key, cancel) : null;
            var isRead = reader.TryRead(json.Span, device?.Ownership is Ownership.Byod or Ownership.Private, read);
            if (!isRead || device is null || device.InventoryAt >= read.At)
            {
                taken.Add(new(read.Device, !isRead ? InventoryState.Refused : device is null ? InventoryState.UnknownDevice : InventoryState.NotNewer, [.. read.Faults]));
                continue;
            }

            var kept = Kept(device, read, state);
            var blob = new ArrayBufferWriter<byte>();
            InventoryBlob.Write(kept, blob);
            (device.Inventory, device.InventoryAt) = (blob.WrittenSpan.ToArray(), read.At);
            updates.Add((device.Key, Array.ConvertAll(kept, app => app.App)));
            taken.Add(new(read.Device, InventoryState.Taken, [.. read.Faults]));
        }

        Learn(DictionaryKind.Apps, apps, stream => workspace.Apps.Save(stream, apps));
        Learn(DictionaryKind.Versions, versions, stream => workspace.Versions.Save(stream, versions));
        audit.Record("inventories.taken", "inventories", new { taken = updates.Count, left = taken.Count - updates.Count });
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);

        var fleet = workspace.Fleet;
        fleet.AddApps([.. Enumerable.Range(apps, workspace.Apps.Count - apps).Select(number => workspace.ToFleetApp(workspace.Apps[number]))]);
        foreach (var (device, run) in updates)
            fleet.Update(fleet.Now.Find(device), run);
        return taken;
    }

    /// <summary>What of an inventory is kept with the device: on a device with private use only what a rule or an exemption names.</summary>
    private (int App, int Version)[] Kept(DeviceRow device, ReadInventory read, FleetState state) => device.Ownership is Ownership.PrivateUseAllowed or Ownership.Unknown
        ? [.. read.Apps.ToArray().Where(app => state.Names(workspace.ToFleetApp(workspace.Apps[app.App])))]
        : read.Apps.ToArray();

    private void Learn(DictionaryKind kind, int first, Action<Stream> save)
    {
        var piece = new MemoryStream();
        save(piece);
        if (piece.Length > 0)
            db.Add(new DictionaryChunk { Kind = kind, First = first, Data = piece.ToArray() });
    }
}
