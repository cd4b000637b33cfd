using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.People;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.OwnDevices;

/// <summary>A device as its user sees it.</summary>
/// <param name="Row">The device.</param>
/// <param name="Insight">What is known of it.</param>
/// <param name="Findings">What may not be on it, the strongest first.</param>
public sealed record OwnDevice(DeviceRow Row, ToestelInzage Insight, IReadOnlyList<OwnFinding> Findings)
{
    /// <summary>The devices of the caller.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="number">One of them; null for all.</param>
    /// <param name="isEnglish">Whether what is said is in English.</param>
    /// <param name="cancel">Gives up.</param>
    internal static async Task<IReadOnlyList<OwnDevice>> Of(Caller caller, int? number, bool isEnglish, CancellationToken cancel)
    {
        if (caller.PersonKey is not { } key)
            return [];
        var rows = await caller.Db.Set<DeviceRow>().AsNoTracking()
            .Where(device => (number == null || device.Number == number) && caller.Db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == key))
            .OrderBy(device => device.Number).ToListAsync(cancel);
        var state = await caller.Workspace.Now(caller.Db, cancel);
        return [.. rows.Select(row => Of(row, state, isEnglish))];
    }

    private static OwnDevice Of(DeviceRow row, FleetState state, bool isEnglish)
    {
        var (at, words) = (state.View.Find(row.Key), new FindingWords(state, isEnglish));
        // A device that was stored a moment ago may not be in the fleet yet.
        IEnumerable<FoundApp> found = at < 0 ? [] : state.Judged.On(at).OrderByDescending(one => one.Effect).ThenBy(one => state.Verdicts.Facts(one).Name, StringComparer.OrdinalIgnoreCase);
        return new(row, DeviceInsight.Of(row, state, isEnglish), [.. found.Select(one => new OwnFinding(
            one.Effect, words.Of(one, row.Number), Deadline.Of(state.Verdicts.Of(one), state.InForce.Stack),
            [.. Substitutes.For(state, at, row.Platform, state.Verdicts.Facts(one).Slug).Select(app => app.Name)]))]);
    }
}

/// <summary>An app on a device that may not be there, as its user sees it.</summary>
/// <param name="Effect">What the policy says.</param>
/// <param name="Words">The finding in words.</param>
/// <param name="Deadline">By when it must be gone, where the policy says so.</param>
/// <param name="Substitutes">What can be used instead.</param>
public sealed record OwnFinding(Effect Effect, Bevinding Words, Deadline? Deadline, IReadOnlyList<string> Substitutes)
{
    /// <summary>Whether it only probably is the app that it calls itself.</summary>
    public bool IsProbable => Words.Zekerheid is "probable";
}
