using System.Collections.Frozen;
using System.Security.Cryptography;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Gate;

/// <summary>What the gate answers about a device.</summary>
public enum GateAnswer
{
    /// <summary>It is let in.</summary>
    Open,
    /// <summary>It is let in, and its user was warned.</summary>
    Warned,
    /// <summary>It is not let in.</summary>
    Blocked,
    /// <summary>It is let in for some hours, whatever is found on it.</summary>
    Passed,
    /// <summary>It is not known, and let in or not as the organisation wants.</summary>
    Unknown,
}

/// <summary>All that the gate of an organisation must know, at one moment. It never changes; what is newer is another one.</summary>
public sealed class GateSnapshot
{
    /// <summary>None when there is no key and no stream: then nobody asks about devices, and following the fleet would be for nothing.</summary>
    private readonly FleetView? fleet;
    private readonly Dictionary<int, int> placeOf;
    private readonly FrozenDictionary<string, DeviceAccess> watched;
    private readonly FrozenDictionary<string, DateTimeOffset> passedUntil;
    private readonly byte[][] keys;

    private GateSnapshot(FleetView? fleet, Dictionary<int, int> placeOf, FrozenDictionary<string, DeviceAccess> watched, FrozenDictionary<string, DateTimeOffset> passedUntil, byte[][] keys, GateSettings settings) =>
        (this.fleet, this.placeOf, this.watched, this.passedUntil, this.keys, LetsUnknownIn, Contact) = (fleet, placeOf, watched, passedUntil, keys, settings.LetsUnknownIn, settings.Contact);

    /// <summary>Whether a device that is not known is let in.</summary>
    public bool LetsUnknownIn { get; }

    /// <summary>Whom somebody who is shut out turns to; empty when nothing was said.</summary>
    public string Contact { get; }

    /// <summary>Whether there are streams over which is told who is shut out.</summary>
    public bool HasStreams { get; private init; }

    /// <summary>The devices that are not let in, by number. Empty too when there is nobody to ask or to tell.</summary>
    public IReadOnlySet<int> ShutOut { get; private init; } = FrozenSet<int>.Empty;

    /// <summary>The devices that are let through for some hours, by number.</summary>
    public IReadOnlySet<int> Passed { get; private init; } = FrozenSet<int>.Empty;

    /// <summary>Makes it.</summary>
    /// <param name="db">The organisation's database.</param>
    /// <param name="workspace">Its fleet.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="before">The one before: of it is taken over what did not change.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<GateSnapshot> Make(OrganisationDb db, Workspace workspace, DateTimeOffset now, GateSnapshot? before, CancellationToken cancel)
    {
        byte[][] keys = [.. await db.Set<GateKey>().Where(key => key.Use == GateKeyUse.Ask).Select(key => key.Hash).ToListAsync(cancel)];
        var settings = await GateSettings.Of(db, cancel);
        var hasStreams = await db.Set<SignalStream>().AnyAsync(cancel);
        if (keys.Length == 0 && !hasStreams)
            return new(null, [], FrozenDictionary<string, DeviceAccess>.Empty, FrozenDictionary<string, DateTimeOffset>.Empty, keys, settings);
        var state = await workspace.Now(db, cancel);
        // The numbers of all devices are asked for again only when there may be others: places stay as they are in one snapshot of the fleet.
        var places = before?.fleet is { } last && ReferenceEquals(last.Base, state.View.Base) && last.Devices == state.View.Devices ? before.placeOf : await Places(db, state.View, cancel);
        var passes = await db.Set<GatePass>().Where(pass => pass.Until > now).Join(db.Set<DeviceRow>(), pass => pass.Device, device => device.Number, (pass, device) => new { device.Number, device.Key, pass.Until }).ToListAsync(cancel);
        var watched = await Accesses.All(db, state, now, cancel);
        var passed = passes.Select(pass => pass.Number).ToFrozenSet();
        return new(
            state.View, places,
            watched.ToFrozenDictionary(device => device.Key, device => device.Access, StringComparer.Ordinal),
            passes.GroupBy(pass => pass.Key).ToFrozenDictionary(pass => pass.Key, pass => pass.Max(one => one.Until), StringComparer.Ordinal),
            keys, settings)
        {
            HasStreams = hasStreams,
            Passed = passed,
            ShutOut = watched.Where(device => device.Access is DeviceAccess.Blocked && !passed.Contains(device.Number)).Select(device => device.Number).ToFrozenSet(),
        };
    }

    /// <summary>Whether a key is one of the organisation; how long that takes says nothing about how nearly it is one.</summary>
    public bool Opens(string key)
    {
        Span<byte> hash = GateKey.HashOf(key);
        var opens = false;
        foreach (var known in keys)
            opens |= CryptographicOperations.FixedTimeEquals(known, hash);
        return opens;
    }

    /// <summary>What is answered about a device, by its identifier in the system it comes from.</summary>
    public GateAnswer Of(string device, DateTimeOffset now)
    {
        if (passedUntil.TryGetValue(device, out var until) && now < until)
            return GateAnswer.Passed;
        if (watched.TryGetValue(device, out var access))
            return access is DeviceAccess.Blocked ? GateAnswer.Blocked : GateAnswer.Warned;
        return fleet?.Find(device) >= 0 ? GateAnswer.Open : GateAnswer.Unknown;
    }

    /// <summary>What is answered about a device, by its number; null when there is none with it.</summary>
    public GateAnswer? Of(int number, DateTimeOffset now) => fleet is not null && placeOf.TryGetValue(number, out var place) ? Of(fleet.IdOf(place), now) : null;

    /// <summary>Whether an answer lets in.</summary>
    public bool LetsIn(GateAnswer answer) => answer is GateAnswer.Unknown ? LetsUnknownIn : answer is not GateAnswer.Blocked;

    private static async Task<Dictionary<int, int>> Places(OrganisationDb db, FleetView fleet, CancellationToken cancel)
    {
        var places = new Dictionary<int, int>(fleet.Devices);
        await foreach (var device in db.Set<DeviceRow>().Select(device => new { device.Number, device.Key }).AsAsyncEnumerable().WithCancellation(cancel))
            if (fleet.Find(device.Key) is >= 0 and var place)
                places[device.Number] = place;
        return places;
    }
}
