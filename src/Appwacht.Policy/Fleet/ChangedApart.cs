using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What changes on the devices that the snapshot and the two policies alone do not tell: something newer is known of them, or an
/// exemption holds under one of them. They are few and are judged one by one.
/// </summary>
internal sealed class ChangedApart
{
    private readonly PolicyChange change;
    private readonly List<(int Device, int App, int Direction)> changed = [];

    private ChangedApart(PolicyChange change, ExemptInstalls now, ExemptInstalls then)
    {
        this.change = change;
        Devices = new NumberSet(change.Grid.Fleet.Devices);
        foreach (var device in change.Grid.Fleet.Newer.Keys)
            Devices.Add(device);
        Note(now, then);
        if (!ReferenceEquals(now, then))
            Note(then, now);
        foreach (var device in Devices.All())
            Judge(device, now, then);
    }

    /// <summary>The devices.</summary>
    public NumberSet Devices { get; }

    public static ChangedApart Of(PolicyChange change, ExemptInstalls now, ExemptInstalls then) => new(change, now, then);

    /// <summary>The installs that change in a direction.</summary>
    public IEnumerable<(int Device, int App)> Changed(int direction) => changed.Where(install => install.Direction == direction).Select(install => (install.Device, install.App));

    /// <summary>Notes the devices on which an exemption makes a difference: most are for an app about which nothing changes.</summary>
    private void Note(ExemptInstalls exempt, ExemptInstalls other)
    {
        var grid = change.Grid;
        foreach (var (device, app) in exempt.In(grid.Fleet.Base))
            if (change.Now(grid.GroupOf(device), grid.ClassOf[app]) != change.Then(grid.GroupOf(device), grid.ClassOf[app]) || !other.Contains(device, app))
                Devices.Add(device);
    }

    private void Judge(int device, ExemptInstalls now, ExemptInstalls then)
    {
        var grid = change.Grid;
        var group = grid.GroupOfProfile(grid.Fleet.ProfileOf(device));
        var allowedNow = now.On(device);
        var allowedThen = then.On(device);
        foreach (var app in grid.Fleet.On(device))
        {
            var before = allowedNow.Contains(app) ? Effect.Allow : change.Now(group, grid.ClassOf[app]);
            var after = allowedThen.Contains(app) ? Effect.Allow : change.Then(group, grid.ClassOf[app]);
            if (Effects.Compare(after, before) is not 0 and var direction)
                changed.Add((device, app, direction));
        }
    }
}
