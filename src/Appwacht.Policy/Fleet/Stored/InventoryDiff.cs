using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>What a newer inventory of a device changes, in apps and in findings. App numbers are those of the policy's fleet or, with a map, of the dictionary.</summary>
/// <param name="Gone">Apps that are no longer there, ascending.</param>
/// <param name="Added">Apps that are new, ascending.</param>
/// <param name="Opened">Findings that the new apps open.</param>
/// <param name="Closed">Findings that the apps that are gone close.</param>
/// <param name="NotJudged">Apps that are there now and that the policy was not compiled for, ascending: the fleet has to take them up first.</param>
/// <param name="State">The strongest effect of all apps that are there now, but for those not judged.</param>
public sealed record InventoryDiff(
    IReadOnlyList<int> Gone, IReadOnlyList<int> Added, IReadOnlyList<DeviceFinding> Opened, IReadOnlyList<DeviceFinding> Closed,
    IReadOnlyList<int> NotJudged, Effect State)
{
    /// <summary>Compares two inventories of a device.</summary>
    /// <param name="before">The apps that were there, ascending.</param>
    /// <param name="now">The apps that are there, ascending.</param>
    /// <param name="policy">The policy, without exemptions.</param>
    /// <param name="profile">The number of the device's profile in the fleet.</param>
    /// <param name="numberOf">For each app number its number in the fleet; empty when they are the same.</param>
    public static InventoryDiff Between(
        ReadOnlySpan<int> before, ReadOnlySpan<int> now, CompiledPolicy policy, int profile, ReadOnlySpan<int> numberOf = default)
    {
        var judge = new Judge(policy, profile, numberOf);
        List<int>? gone = null, added = null, notJudged = null;
        List<DeviceFinding>? opened = null, closed = null;
        var (i, j) = (0, 0);
        while (i < before.Length || j < now.Length)
        {
            // Two inventories of a device are nearly the same; what is the same is passed over many apps at once.
            var same = before[i..].CommonPrefixLength(now[j..]);
            (i, j) = (i + same, j + same);
            if (i < before.Length && (j >= now.Length || before[i] < now[j]))
                Note(before[i++], ref gone, ref closed, judge);
            else if (j < now.Length)
                Note(now[j++], ref added, ref opened, judge);
        }

        var state = Effect.Allow;
        foreach (var app in now)
        {
            if (judge.Effect(app) is { } effect)
                state = Effects.Stronger(state, effect);
            else
                (notJudged ??= []).Add(app);
        }

        return new InventoryDiff(gone ?? None, added ?? None, opened ?? NoFindings, closed ?? NoFindings, notJudged ?? None, state);
    }

    private static readonly List<int> None = [];
    private static readonly List<DeviceFinding> NoFindings = [];

    private static void Note(int app, ref List<int>? apps, ref List<DeviceFinding>? findings, Judge judge)
    {
        (apps ??= []).Add(app);
        if (judge.Effect(app) is { } effect and not Language.Effect.Allow)
            (findings ??= []).Add(new DeviceFinding(app, effect));
    }

    private readonly ref struct Judge(CompiledPolicy policy, int profile, ReadOnlySpan<int> numberOf)
    {
        private readonly ReadOnlySpan<ushort> classOf = policy.ClassOf.AsSpan(0, policy.Apps);
        private readonly ReadOnlySpan<Effect> effects = policy.Row(policy.ProfileOf[profile]);
        private readonly ReadOnlySpan<int> numberOf = numberOf;

        /// <summary>The effect for an app; null when the policy was not compiled for it.</summary>
        public Effect? Effect(int app)
        {
            if (!numberOf.IsEmpty)
                app = app < numberOf.Length ? numberOf[app] : int.MaxValue;
            return app < classOf.Length ? effects[classOf[app]] : null;
        }
    }
}

/// <summary>An app on a device that the policy does not simply allow.</summary>
public readonly record struct DeviceFinding(int App, Effect Effect);
