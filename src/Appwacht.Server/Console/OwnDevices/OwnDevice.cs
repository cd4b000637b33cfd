using Appwacht.Client;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Enforcement.Views;
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
/// <param name="Access">Whether it is let in.</param>
public sealed record OwnDevice(DeviceRow Row, ToestelInzage Insight, IReadOnlyList<OwnFinding> Findings, DeviceAccess Access)
{
    /// <summary>The devices of the caller.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="number">One of them; null for all.</param>
    /// <param name="isEnglish">Whether what is said is in English.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="cancel">Gives up.</param>
    internal static async Task<IReadOnlyList<OwnDevice>> Of(Caller caller, int? number, bool isEnglish, DateTimeOffset now, CancellationToken cancel)
    {
        if (caller.PersonKey is not { } key)
            return [];
        var rows = await caller.Db.Set<DeviceRow>().AsNoTracking()
            .Where(device => (number == null || device.Number == number) && caller.Db.Set<PersonRow>().Any(person => person.Number == device.Person && person.Key == key))
            .OrderBy(device => device.Number).ToListAsync(cancel);
        var state = await caller.Workspace.Now(caller.Db, cancel);
        var mine = rows.ConvertAll(row => row.Number);
        var asked = await caller.Db.Set<Extension>().AsNoTracking()
            .Where(extension => caller.Db.Set<FindingRow>().Any(finding => finding.Number == extension.Finding && mine.Contains(finding.Device))).ToDictionaryAsync(extension => extension.Finding, cancel);
        var devices = new List<OwnDevice>();
        foreach (var row in rows)
            devices.Add(Of(row, state, await DeviceStory.Of(caller.Db, state, row.Number, now, cancel), asked, isEnglish));
        return devices;
    }

    private static OwnDevice Of(DeviceRow row, FleetState state, DeviceStory story, Dictionary<int, Extension> asked, bool isEnglish)
    {
        var (at, words) = (state.View.Find(row.Key), new FindingWords(state, isEnglish));
        // A device that was stored a moment ago may not be in the fleet yet.
        IEnumerable<FoundApp> found = at < 0 ? [] : state.Judged.On(at).OrderByDescending(one => one.Effect).ThenBy(one => state.Verdicts.Facts(one).Name, StringComparer.OrdinalIgnoreCase);
        return new(row, DeviceInsight.Of(row, state, isEnglish), [.. found.Select(one =>
        {
            var told = story.Findings.FirstOrDefault(told => told.Finding.ClosedAt is null && told.Finding.App == state.Verdicts.Facts(one).Key);
            return new OwnFinding(
                one.Effect, words.Of(one, row.Number), Deadline.Of(state.Verdicts.Of(one), state.InForce.Stack),
                [.. Substitutes.For(state, at, row.Platform, state.Verdicts.Facts(one).Slug).Select(app => app.Name)], told, told is null ? null : asked.GetValueOrDefault(told.Finding.Number));
        })], story.Access);
    }
}

/// <summary>An app on a device that may not be there, as its user sees it.</summary>
/// <param name="Effect">What the policy says.</param>
/// <param name="Words">The finding in words.</param>
/// <param name="Deadline">By when it must be gone, where the policy says so.</param>
/// <param name="Substitutes">What can be used instead.</param>
/// <param name="Story">What was done about it and what comes; null until the first round that saw it.</param>
/// <param name="MoreTime">The request for more time, if there is one.</param>
public sealed record OwnFinding(Effect Effect, Bevinding Words, Deadline? Deadline, IReadOnlyList<string> Substitutes, FindingStory? Story, Extension? MoreTime)
{
    /// <summary>Whether more time can be asked for: something must be done about it, and it was not asked before.</summary>
    public bool MayAskMoreTime => Effect is Effect.Deny && Story is not null && MoreTime is null;

    /// <summary>Whether it only probably is the app that it calls itself.</summary>
    public bool IsProbable => Words.Zekerheid is "probable";
}
