using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>Apps on a device with private use of which it is not kept which they are.</summary>
public class UnnamedTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)); // a Tuesday

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_is_commanded_to_remove_apps_that_are_not_named_and_their_device_is_shut_out_in_time(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(OneOrganisation.Person("p-1"), OneOrganisation.Device("d-1", Ownership.PrivateUseAllowed, "p-1"), OneOrganisation.Inventory("d-1", "2026-11-24T08:00:00Z", OneOrganisation.Named));
        await using var db = organisation.Open();
        var device = await db.Set<DeviceRow>().AsNoTracking().SingleAsync(Cancel);
        foreach (var (of, app) in ((FindingKind, string)[])[(FindingKind.Unnamed, ""), (FindingKind.App, OneOrganisation.Named)])
            db.Add(new FindingRow { Device = device.Number, Kind = of, App = app, Episode = 1, Effect = Effect.Deny, OpenedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        Assert.Equal([(StepKind.Warn, 2)], await Round(db));
        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([(StepKind.Remove, 1)], await Round(db));
        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([(StepKind.Block, 2)], await Round(db));
        var removal = await db.Set<OutboxRow>().AsNoTracking().SingleAsync(row => row.Kind == OutgoingKind.Remove, Cancel);
        Assert.Contains($"\"app\":\"{OneOrganisation.Named}\"", removal.Body, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<(StepKind, int)>> Round(OrganisationDb db)
    {
        await db.Set<DeviceRow>().ExecuteUpdateAsync(device => device.SetProperty(one => one.InventoryAt, clock.GetUtcNow()), Cancel);
        var taken = await new TakeSteps(db, GivenLog.Of(db, clock), clock).Handle(await PolicyInForce.Load(db, OneOrganisation.Began, Cancel), EnforcementSettings.Usual, Cancel);
        return taken.Select(step => (step.Key, step.Value));
    }
}
