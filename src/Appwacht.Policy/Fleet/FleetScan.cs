using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Goes through every installed app of a range of devices. For each effective profile there is a table by app number of packed
/// counters: ten bits for each of the three effects that are not "allow", so that one addition an app gives counts and state.
/// </summary>
internal sealed class FleetScan
{
    /// <summary>Ten bits hold so many apps; a device with more is taken in pieces.</summary>
    private const int Piece = 1023;

    private readonly FleetSnapshot fleet;
    private readonly CompiledPolicy policy;
    private readonly uint[]?[] packed;

    /// <param name="fleet">The fleet.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="isScanned">For each effective profile, whether its devices are gone through.</param>
    public FleetScan(FleetSnapshot fleet, CompiledPolicy policy, bool[] isScanned)
    {
        (this.fleet, this.policy) = (fleet, policy);
        packed = new uint[]?[policy.Profiles];
        for (var profile = 0; profile < packed.Length; profile++)
        {
            if (!isScanned[profile])
                continue;
            // As long as the numbers reach, whatever the number of apps: then no number can fall outside it.
            var table = packed[profile] = new uint[InstalledRuns.FirstRare];
            for (var app = 0; app < Math.Min(policy.ClassOf.Length, table.Length); app++)
                table[app] = Packed(policy.Table[profile, policy.ClassOf[app]]);
        }
    }

    /// <summary>
    /// Judges those devices of the range that are gone through, writes their states, and gives the number of installs with each effect
    /// but "allow". The effective profile of every device of the range is written down on the way.
    /// </summary>
    public long[] Run(Range range, Effect[] states, byte[] profileOf)
    {
        var installed = fleet.Installed;
        var counts = new long[Effects.Names.Count];
        for (var device = range.Start.Value; device < range.End.Value; device++)
        {
            var profile = policy.ProfileOf[fleet.Devices.ProfileOf[device]];
            profileOf[device] = (byte)profile;
            if (packed[profile] is not { } table)
                continue;
            var run = installed.Common(device);
            var strongest = Effect.Allow;
            for (; run.Length > Piece; run = run[Piece..])
                strongest = Effects.Stronger(strongest, Unpack(Sum(run[..Piece], table), counts));
            strongest = Effects.Stronger(strongest, Unpack(Sum(run, table), counts));
            states[device] = strongest;
        }

        var rare = installed.RareIn(range);
        for (var i = rare.Start.Value; i < rare.End.Value; i++)
        {
            var device = installed.RareDevices[i];
            if (packed[profileOf[device]] is null)
                continue;
            var effect = policy.EffectOf(fleet.Devices.ProfileOf[device], installed.RareApps[i]);
            if (effect is Effect.Allow)
                continue;
            counts[(int)effect]++;
            states[device] = Effects.Stronger(states[device], effect);
        }

        return counts;
    }

    private static uint Sum(ReadOnlySpan<ushort> run, uint[] table)
    {
        // Safe without a bounds check: the table has an entry for every value a 16-bit number can have.
        ref var entries = ref MemoryMarshal.GetArrayDataReference(table);
        uint one = 0, two = 0, three = 0, four = 0;
        var i = 0;
        for (; i + 4 <= run.Length; i += 4)
        {
            one += Unsafe.Add(ref entries, run[i]);
            two += Unsafe.Add(ref entries, run[i + 1]);
            three += Unsafe.Add(ref entries, run[i + 2]);
            four += Unsafe.Add(ref entries, run[i + 3]);
        }

        for (; i < run.Length; i++)
            one += Unsafe.Add(ref entries, run[i]);
        return one + two + three + four;
    }

    private static uint Packed(Effect effect) => effect is Effect.Allow ? 0 : 1u << (((int)effect - 1) * 10);

    private static Effect Unpack(uint sum, long[] counts)
    {
        if (sum == 0)
            return Effect.Allow;
        var (advised, vetting, denied) = (sum & Piece, (sum >> 10) & Piece, sum >> 20);
        counts[(int)Effect.AdviseAgainst] += advised;
        counts[(int)Effect.NeedsVetting] += vetting;
        counts[(int)Effect.Deny] += denied;
        return denied > 0 ? Effect.Deny : vetting > 0 ? Effect.NeedsVetting : Effect.AdviseAgainst;
    }
}
