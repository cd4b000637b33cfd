using System.Security.Cryptography;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>
/// Makes the signals of what the gate does otherwise than was told over a stream before. What was told is stored in one transaction with the signals, so that
/// each change is told once, also when the program is killed between.
/// </summary>
public sealed class DeriveSignals(OrganisationDb db, ProcessingLog processing, TimeProvider clock)
{
    /// <summary>The most that wait for one receiver. One that lets more lie does not come for them any more; its stream is disabled.</summary>
    public const int MostWaiting = 100_000;

    /// <summary>How many numbers a database takes in one question.</summary>
    private const int AtOnce = 500;

    /// <summary>Makes them.</summary>
    /// <param name="gate">What the gate knows; it was made after the streams were looked at.</param>
    /// <param name="cancel">Gives up; then nothing was told.</param>
    /// <returns>How many signals there are more.</returns>
    public async Task<int> Handle(GateSnapshot gate, CancellationToken cancel)
    {
        // Mostly nothing changed, and then nobody has to wait for a turn.
        if (!(await Load(gate, cancel)).Any(stream => stream.Changes.Count > 0))
            return 0;
        return await db.InTurn(async () =>
        {
            var made = 0;
            var devices = new HashSet<int>();
            foreach (var (stream, changes) in await Load(gate, cancel))
            {
                made += await Tell(stream, changes, gate, cancel);
                devices.UnionWith(changes.Select(change => change.Device));
            }

            if (made > 0)
                processing.Add(ProcessingActivity.Enforce, await People(devices, cancel));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            return made;
        }, cancel);
    }

    /// <summary>What must be told, with the devices in the order of their numbers: those that are shut out and were not, and the other way around.</summary>
    /// <param name="told">Of which it was last told that they are shut out.</param>
    /// <param name="shutOut">Which are.</param>
    /// <param name="leftOut">Of which nothing is told.</param>
    public static IReadOnlyList<(int Device, bool IsShutOut)> Changes(IReadOnlySet<int> told, IReadOnlySet<int> shutOut, IReadOnlySet<int> leftOut) =>
    [
        .. shutOut.Where(device => !told.Contains(device)).Select(device => (device, true)).Concat(told.Where(device => !shutOut.Contains(device)).Select(device => (device, false)))
            .Where(change => !leftOut.Contains(change.device)).OrderBy(change => change.device),
    ];

    /// <summary>A name for a signal that no other has.</summary>
    internal static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task<List<(SignalStream Stream, IReadOnlyList<(int Device, bool IsShutOut)> Changes)>> Load(GateSnapshot gate, CancellationToken cancel)
    {
        var found = new List<(SignalStream, IReadOnlyList<(int, bool)>)>();
        foreach (var stream in await db.Set<SignalStream>().Where(stream => stream.Status != StreamStatus.Disabled).OrderBy(stream => stream.Number).ToListAsync(cancel))
        {
            if (!stream.WantsChanges)
                continue;
            var told = await db.Set<ToldDevice>().Where(one => one.Stream == stream.Number).Select(one => one.Device).ToHashSetAsync(cancel);
            var leftOut = await db.Set<LeftOutDevice>().Where(one => one.Stream == stream.Number).Select(one => one.Device).ToHashSetAsync(cancel);
            found.Add((stream, Changes(told, gate.ShutOut, leftOut)));
        }

        return found;
    }

    private async Task<List<int?>> People(IEnumerable<int> devices, CancellationToken cancel)
    {
        var people = new List<int?>();
        foreach (var some in devices.Chunk(AtOnce))
            people.AddRange(await db.Set<DeviceRow>().Where(device => some.Contains(device.Number)).Select(device => device.Person).ToListAsync(cancel));
        return people;
    }

    private async Task<int> Tell(SignalStream stream, IReadOnlyList<(int Device, bool IsShutOut)> changes, GateSnapshot gate, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return 0;
        if (await db.Set<Signal>().CountAsync(signal => signal.Stream == stream.Number, cancel) + changes.Count > MostWaiting)
        {
            await StreamState.Stop(db, stream, StreamStatus.Disabled, "queue-full", clock.GetUtcNow(), cancel);
            return 0;
        }

        var told = await db.Set<ToldDevice>().Where(one => one.Stream == stream.Number).ToDictionaryAsync(one => one.Device, cancel);
        foreach (var (device, isShutOut) in changes)
        {
            db.Add(new Signal { Stream = stream.Number, Jti = Draw(), Kind = SignalKind.Change, Device = device, IsShutOut = isShutOut, IsByPerson = !isShutOut && gate.Passed.Contains(device), At = clock.GetUtcNow() });
            if (isShutOut)
                db.Add(new ToldDevice { Stream = stream.Number, Device = device });
            else
                db.Remove(told[device]);
        }

        return changes.Count;
    }
}
