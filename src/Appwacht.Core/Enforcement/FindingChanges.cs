using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement;

/// <summary>What tells findings apart.</summary>
/// <param name="Device">The device (<see cref="Fleet.DeviceRow.Number"/>).</param>
/// <param name="Kind">What it is about.</param>
/// <param name="App">The app, or empty.</param>
public readonly record struct FindingKey(int Device, FindingKind Kind, string App);

/// <summary>What is the matter with a device now.</summary>
/// <param name="Effect">What the policy says.</param>
/// <param name="Ladder">The ladder that the rule names, or null.</param>
/// <param name="IsExempt">Whether an exemption allows it.</param>
/// <param name="SeenAt">When the inventory was made that shows it, in microseconds since 1970.</param>
public readonly record struct SeenFinding(Effect Effect, string? Ladder, bool IsExempt, long SeenAt);

/// <summary>A finding that is not over.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Effect">What the policy said.</param>
/// <param name="Ladder">The ladder that the rule named.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LastSeenAt">When the last inventory was made that showed it, as far as that was noted, in microseconds since 1970.</param>
public readonly record struct KnownFinding(int Number, Effect Effect, string? Ladder, FindingState State, long LastSeenAt);

/// <summary>A finding that ends.</summary>
public readonly record struct EndedFinding(FindingKey Key, KnownFinding Known, FindingEnding Ending);

/// <summary>What differs between the findings that are stored and what is the matter now.</summary>
/// <param name="Opened">New.</param>
/// <param name="Changed">Still there; the policy says something else of it, or an exemption began, or a day went by since that was noted.</param>
/// <param name="Ended">Over.</param>
public sealed record FindingChanges(
    IReadOnlyList<(FindingKey Key, SeenFinding Seen)> Opened, IReadOnlyList<(KnownFinding Known, SeenFinding Seen)> Changed, IReadOnlyList<EndedFinding> Ended)
{
    /// <summary>That something is still there is noted once a day: a million notes for every look would be much ado about nothing.</summary>
    private static readonly long Noted = (long)TimeSpan.FromDays(1).TotalMicroseconds;

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Opened.Count + Changed.Count + Ended.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="known">The findings that are not over.</param>
    /// <param name="seen">What is the matter now.</param>
    /// <param name="why">How a finding ended that is not the matter any more; <see cref="FindingEnding.None"/> when that cannot be said, and it stays.</param>
    public static FindingChanges Between(
        IReadOnlyDictionary<FindingKey, KnownFinding> known, IReadOnlyDictionary<FindingKey, SeenFinding> seen, Func<FindingKey, FindingEnding> why)
    {
        var (opened, changed, ended) = (new List<(FindingKey, SeenFinding)>(), new List<(KnownFinding, SeenFinding)>(), new List<EndedFinding>());
        foreach (var (key, now) in seen)
        {
            if (!known.TryGetValue(key, out var before))
                opened.Add((key, now));
            else if (before.State is FindingState.Exempt && !now.IsExempt)
            {
                // What an exemption allowed begins anew: with a warning, and all the time that goes with it.
                ended.Add(new(key, before, FindingEnding.Exempted));
                opened.Add((key, now));
            }
            else if (before.Effect != now.Effect || before.Ladder != now.Ladder || (now.IsExempt && before.State is not FindingState.Exempt) || now.SeenAt >= before.LastSeenAt + Noted)
                changed.Add((before, now));
        }

        foreach (var (key, before) in known)
            if (!seen.ContainsKey(key) && why(key) is not FindingEnding.None and var ending)
                ended.Add(new(key, before, ending));
        return new(opened, changed, ended);
    }
}
