namespace Appwacht.Policy.Fleet;

/// <summary>Finds what changes by the devices of the apps that change: the quicker way when those are few.</summary>
internal static class WhatIfByIndex
{
    public static (ChangedInstalls Gained, ChangedInstalls Lost) Gather(FleetView fleet, PolicyChange change, ExemptInstalls exempt)
    {
        var apart = fleet.Apart(exempt);
        var parts = fleet.Base.WithApp.Parts.Count;
        var gathered = Enumerable.Range(0, parts).Select(_ => (Gained: new ChangedInstalls(fleet, true), Lost: new ChangedInstalls(fleet, true))).ToArray();
        Parallel.For(0, parts, part =>
        {
            var (gained, lost) = gathered[part];
            foreach (var app in change.Apps)
            {
                var directions = change.DirectionsOf(app);
                if (Array.Exists(directions, direction => direction > 0))
                    gained.Reserve(fleet.Base.WithApp.Count(app));
                if (Array.Exists(directions, direction => direction < 0))
                    lost.Reserve(fleet.Base.WithApp.Count(app));
                var visitor = new Gathering(app, directions, change.PairOf, apart, gained, lost);
                fleet.Base.WithApp.Visit(app, part, ref visitor);
            }
        });
        foreach (var (gained, lost) in gathered.Skip(1))
        {
            gathered[0].Gained.Add(gained);
            gathered[0].Lost.Add(lost);
        }

        foreach (var device in apart.ToArray())
            foreach (var app in fleet.On(device))
                AddApart(device, app);
        return gathered[0];

        void AddApart(int device, int app)
        {
            var direction = change.Of(device, app);
            if (direction == 0 || exempt.Contains(device, app))
                return;
            var side = direction > 0 ? gathered[0].Gained : gathered[0].Lost;
            side.Reserve(1);
            side.Add(device, app);
        }
    }

    private readonly struct Gathering(int app, sbyte[] directions, byte[] pairOf, DeviceSet apart, ChangedInstalls gained, ChangedInstalls lost) : IDeviceVisitor
    {
        public void Visit(int device)
        {
            var direction = directions[pairOf[device]];
            if (direction != 0 && !apart.Contains(device))
                (direction > 0 ? gained : lost).Add(device, app);
        }
    }
}
