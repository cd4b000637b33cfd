using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Fleet;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Advisories;

/// <summary>Those on whose device an app certainly is, as far as may be known: of devices with private use only when something in force names the app.</summary>
/// <param name="People">The users (<see cref="People.PersonRow.Number"/>), each once.</param>
/// <param name="WithoutUser">How many devices have it of which no user is known.</param>
public sealed record Affected(IReadOnlyList<int> People, int WithoutUser)
{
    /// <summary>How many people may be told to somebody who may not see people; null for few.</summary>
    public int? ShownPeople(bool seesAll) => seesAll ? People.Count : SmallGroups.Rounded(People.Count);

    /// <summary>Those of an app.</summary>
    /// <param name="state">The fleet now.</param>
    /// <param name="db">The organisation's database.</param>
    /// <param name="app">The app, as answers refer to it: a slug of the register, or an identifier.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Affected> By(FleetState state, OrganisationDb db, string app, CancellationToken cancel)
    {
        var apps = Numbers(state.View, app);
        if (apps.Count == 0)
            return new([], 0);
        var (people, without) = (new SortedSet<int>(), 0);
        // The database knows the user of this moment.
        await foreach (var device in db.Set<DeviceRow>().AsNoTracking().Select(device => new { device.Key, device.Person }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (state.View.Find(device.Key) is not (>= 0 and var place) || !IsOn(state.View, place, apps))
                continue;
            if (device.Person is { } person)
                people.Add(person);
            else
                without++;
        }

        return new([.. people], without);
    }

    /// <summary>The numbers under which an app is certainly itself.</summary>
    internal static HashSet<int> Numbers(FleetView view, string app) =>
        [.. (AppId.TryParse(app, out var id) ? view.Apps.NumbersOf(id) : view.Apps.NumbersOf(app)).Where(number => view.Apps.MatchOf(number) is Match.Certain or Match.None)];

    /// <summary>Whether one of them is on a device.</summary>
    internal static bool IsOn(FleetView view, int device, HashSet<int> apps)
    {
        foreach (var app in view.On(device))
            if (apps.Contains(app))
                return true;
        return false;
    }
}
