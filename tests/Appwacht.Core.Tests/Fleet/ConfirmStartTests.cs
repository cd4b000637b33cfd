using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Imports;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Fleet.Start;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Fleet;

public class ConfirmStartTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_taken_by_any_way_until_everything_is_confirmed()
    {
        await using var organisation = await OneOrganisation.Make(isReady: false);
        Assert.Equal(ReadyToStart.Code, await Begin(organisation));
        Assert.Equal(ReadyToStart.Code, await Take(organisation));
        await Confirm(organisation, new(StartKind.WorksCouncil, "Ondernemingsraad", Day, "Z-1"));
        Assert.Equal(ReadyToStart.Code, await Take(organisation));
        await Confirm(organisation, new(StartKind.Dpia, "College", Day, "Z-2"));
        Assert.Null(await Begin(organisation));
        Assert.Null(await Take(organisation));
        Assert.Equal(["d-1"], organisation.InFleet().Keys);
    }

    [Fact]
    public async Task Who_has_devices_already_goes_on()
    {
        await using var organisation = await OneOrganisation.Make(isReady: false);
        await using (var db = organisation.Open())
        {
            db.Add(new DeviceRow { Key = "old", Source = "test", Name = "old" });
            await db.SaveChangesAsync(Cancel);
        }

        await organisation.Restart();
        Assert.Null(await Begin(organisation));
        Assert.Null(await Take(organisation));
    }

    [Fact]
    public async Task What_is_confirmed_is_kept_with_who_and_when_and_may_be_corrected()
    {
        await using var organisation = await OneOrganisation.Make(isReady: false);
        await Confirm(organisation, new(StartKind.Dpia, " College ", Day, " Z-2 "));
        await Confirm(organisation, new(StartKind.Dpia, "College", Day, "Z-2"));
        await Confirm(organisation, new(StartKind.Dpia, "College", Day, "Z-3"));
        await using var db = organisation.Open();
        var condition = await db.Set<StartCondition>().SingleAsync(Cancel);
        Assert.Equal(("dpia", "College", Day, "Z-3", OneOrganisation.Somebody.Id), (condition.Kind, condition.By, condition.On, condition.Reference, condition.ConfirmedBy));
        Assert.Equal(["""start:dpia {"on":"2026-01-01"}""", """start:dpia {"on":"2026-01-01"}"""],
            (await db.Set<AuditEntry>().Where(line => line.Action == "start.confirmed").ToListAsync(Cancel)).Select(line => $"{line.About} {line.Details}"));
    }

    [Theory]
    [InlineData("", "2026-01-01", "Z-1", "door")]
    [InlineData("College", null, "Z-1", "datum")]
    [InlineData("College", "2999-01-01", "Z-1", "datum")]
    [InlineData("College", "2026-01-01", " ", "kenmerk")]
    public void What_is_missing_is_told_field_by_field(string by, string? on, string reference, string field)
    {
        var wish = new StartConfirmation(StartKind.Dpia, by, on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), reference);
        Assert.Equal(field, Assert.Single(wish.WhyNot(new DateOnly(2026, 11, 26))).Field);
    }

    private static async Task<string?> Begin(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        return await new BeginImport("key", "test").Handle(db, OneOrganisation.Somebody, TimeProvider.System, Cancel) is Outcome<(Import, bool)>.Refused { Why: [var why] } ? why.Code : null;
    }

    private static async Task<string?> Take(OneOrganisation organisation) =>
        await organisation.Workspace.Intake.Take([OneOrganisation.Device("d-1")], OneOrganisation.Somebody, null, TimeSpan.FromSeconds(10), null) is IntakeAnswer.NotReady { Why: var why } ? why.Code : null;

    private static async Task Confirm(OneOrganisation organisation, StartConfirmation wish)
    {
        await using var db = organisation.Open();
        Assert.IsType<Outcome<StartCondition>.Done>(await new ConfirmStart(db, new AuditTrail(db, OneOrganisation.Somebody, TimeProvider.System), OneOrganisation.Somebody, TimeProvider.System).Handle(wish, Cancel));
    }
}
