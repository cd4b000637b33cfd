using System.Text.Json;
using Appwacht.Connectors.Simulated;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Demo;

/// <summary>
/// The devices of the fictional municipality and the people who use them. They are told what goes out as a management system and a mailbox
/// would be. After a start everything that went out before is told again, in the same order, so that they are where they were. What they do
/// they do on whole hours since the beginning: so the same weeks give the same story, however long somebody looks in between.
/// </summary>
internal sealed class DemoFleet
{
    private readonly SimulatedFleet fleet;
    private readonly DateTimeOffset begin;
    private readonly Dictionary<int, string> keys;

    private DemoFleet(SimulatedFleet fleet, DateTimeOffset begin, Dictionary<int, string> keys) => (this.fleet, this.begin, this.keys) = (fleet, begin, keys);

    /// <summary>Makes it as it is now.</summary>
    public static async Task<DemoFleet> Make(IDatabases databases, AppCatalogue catalogue, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        var begin = await directory.Organisations.Where(organisation => organisation.Id == DemoOrganisation.Id).Select(organisation => organisation.CreatedAt).SingleAsync(cancel);
        var sample = DemoSample.Read(begin);
        await using var db = databases.Open(DemoOrganisation.Id);
        var keys = await db.Set<Core.Fleet.DeviceRow>().AsNoTracking().ToDictionaryAsync(device => device.Number, device => device.Key, cancel);
        var made = new DemoFleet(new SimulatedFleet(1, begin, sample.Devices, sample.Apps, KeyOf), begin, keys);
        foreach (var row in await db.Set<OutboxRow>().AsNoTracking().Where(row => row.SentAt != null).OrderBy(row => row.SentAt).ThenBy(row => row.Number).ToListAsync(cancel))
        {
            made.LiveUntil(row.SentAt!.Value);
            made.Tell(row, row.SentAt.Value);
        }

        return made;

        string KeyOf(InstalledApp app) => catalogue.Resolve(app.Id, app.Name, app.Publisher, app.Platform).App?.Slug ?? app.Id?.ToString() ?? app.Name;
    }

    /// <summary>Lets time go by.</summary>
    /// <returns>What devices reported, and what became of removals.</returns>
    public (IReadOnlyList<FleetLine> Lines, IReadOnlyList<(int Finding, StepState Answer)> Answers) LiveUntil(DateTimeOffset now)
    {
        var (reports, answers) = fleet.LiveUntil(OnTheHour(now));
        return ([.. reports.Select(report => DemoSample.Inventory(report.Device, report.At, report.Apps))], [.. answers.Select(answer => (answer.Command, StateOf(answer.Answer)))]);
    }

    /// <summary>Somebody reads a message, or a device gets a command.</summary>
    /// <param name="outgoing">The message or command.</param>
    /// <param name="sentAt">When it was sent.</param>
    public void Tell(OutboxRow outgoing, DateTimeOffset sentAt)
    {
        var at = OnTheHour(sentAt);
        var device = outgoing.Device is { } number ? keys.GetValueOrDefault(number) : null;
        switch (outgoing.Kind)
        {
            case OutgoingKind.Message:
                var parts = JsonSerializer.Deserialize<MessagePart[]>(outgoing.Body, JsonSerializerOptions.Web) ?? [];
                foreach (var told in parts.Where(part => keys.ContainsKey(part.Device)).GroupBy(part => (part.Device, part.Step)))
                    fleet.Read(outgoing.Key + told.Key.Step, keys[told.Key.Device], told.Key.Step, [.. told.Select(part => part.App)], at);
                break;
            case OutgoingKind.Remove when device is not null:
                using (var body = JsonDocument.Parse(outgoing.Body))
                    fleet.Remove(outgoing.Key, device, body.RootElement.GetProperty("app").GetString() ?? "", body.RootElement.GetProperty("finding").GetInt32(), at);
                break;
            case OutgoingKind.AskInventory when device is not null:
                fleet.AskInventory(outgoing.Key, device, at);
                break;
            case OutgoingKind.Block when device is not null:
                fleet.Block(outgoing.Key, device, at);
                break;
            case OutgoingKind.Lift when device is not null:
                fleet.Lift(outgoing.Key, device);
                break;
        }
    }

    private DateTimeOffset OnTheHour(DateTimeOffset instant) => begin.AddHours(Math.Floor((instant - begin).TotalHours));

    private static StepState StateOf(SimulatedAnswer answer) => answer switch
    {
        SimulatedAnswer.NotNow => StepState.NotNow,
        SimulatedAnswer.Failed => StepState.Failed,
        SimulatedAnswer.Refused => StepState.Refused,
        _ => StepState.Hidden,
    };
}
