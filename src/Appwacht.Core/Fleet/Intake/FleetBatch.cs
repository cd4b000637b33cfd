using Appwacht.Policy.Fleet;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>
/// Lines that are stored in one turn, and then put in the fleet. What it learns of dictionaries and devices it notes in the workspace at
/// once; when the turn fails, all of that has to be made anew from the database.
/// </summary>
internal sealed class FleetBatch(Workspace workspace, OrganisationDb db, ReadInventories inventories, DateTimeOffset now)
{
    private const string Update = """UPDATE "devices" SET "Inventory" = @p0, "InventoryAt" = @p1 WHERE "Number" = @p2""";

    private const string Count = """
        INSERT INTO "counted_apps" ("Week", "App", "Devices") VALUES (@p0, @p1, @p2)
        ON CONFLICT ("Week", "App") DO UPDATE SET "Devices" = "counted_apps"."Devices" + excluded."Devices"
        """;

    /// <summary>What is to be done to the fleet, in the order of the lines: what is forgotten later must not come back.</summary>
    private readonly List<Action<FleetIndex>> toFleet = [];

    private TakenDevices Devices => field ??= new(workspace, db, toFleet);

    /// <summary>Whom each line that was taken is about, by number; null for a device without a user.</summary>
    public int?[] People { get; private set; } = [];

    /// <summary>Stores lines, each as if it came after the one before it; nothing is in the fleet yet.</summary>
    public async Task<TakenLine[]> Take(IReadOnlyList<FleetLine> lines, CancellationToken cancel)
    {
        var taken = new TakenLine[lines.Count];
        var people = new int?[lines.Count];
        People = people;
        foreach (var (from, to) in LineParts.Of(lines))
        {
            await Devices.Take(lines, from, to, taken, cancel);
            inventories.Clear();
            for (var i = from; i < to; i++)
            {
                if (lines[i] is FleetLine.Unreadable unreadable)
                    taken[i] = TakenLine.Refused(unreadable.Why);
                else if (lines[i] is FleetLine.OfInventory inventory)
                    taken[i] = inventories.Read(inventory.Json.Span, Devices.Find, now);
                if (taken[i] is { State: LineState.Taken })
                    people[i] = lines[i] is FleetLine.OfInventory ? Devices.UserOf(inventories.Kept[^1].Device) : Devices.WhomIsAbout(lines[i]);
            }

            await Store(cancel);
        }

        return taken;
    }

    /// <summary>Puts in the fleet what is now stored.</summary>
    public void PutInFleet()
    {
        workspace.TakeUpApps();
        foreach (var change in toFleet)
            change(workspace.Fleet);
    }

    private async Task Store(CancellationToken cancel)
    {
        var kept = inventories.Kept;
        // In the order of the file, so that neighbours are written together; of a device that is there twice the last stays last.
        await BatchCommands.Execute(db, Update, [.. kept.OrderBy(inventory => inventory.Number).Select(inventory => (object[])[inventory.Blob, inventory.At, inventory.Number])], cancel);
        // Always in the same order, so that two databases that took the same are the same.
        await BatchCommands.Execute(db, Count, [.. inventories.Counted.OrderBy(pair => pair.Key).Select(pair => (object[])[pair.Key.Week, pair.Key.App, pair.Value])], cancel);
        toFleet.AddRange(kept.Select(inventory => (Action<FleetIndex>)(fleet => fleet.Update(inventory.Device, inventory.Apps))));
    }
}
