using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Enforcement;

public class SetEnforcementTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Hours_and_freshness_are_set_within_bounds_and_told_on_the_trail_once(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await using var db = organisation.Open();
        var set = new SetEnforcement(db, new AuditTrail(db, OneOrganisation.Somebody, TimeProvider.System));
        Assert.Equal(["enforcement.hours", "enforcement.fresh"], Assert.IsType<Outcome<EnforcementSettings>.Refused>(await set.Handle(new(true, 5, 17, 15), Cancel)).Why.Select(why => why.Code));
        Assert.Equal("enforcement.hours", Assert.IsType<Outcome<EnforcementSettings>.Refused>(await set.Handle(new(true, 9, 10, 8), Cancel)).Why.Single().Code);
        Assert.IsType<Outcome<EnforcementSettings>.Done>(await set.Handle(new(true, 8, 17, 8), Cancel)); // as it usually is
        Assert.False(await db.Set<EnforcementSettings>().AnyAsync(Cancel));
        Assert.IsType<Outcome<EnforcementSettings>.Done>(await set.Handle(new(false, 10, 12, 3), Cancel));
        db.ChangeTracker.Clear();

        var settings = await EnforcementSettings.Of(db, Cancel);
        Assert.False(settings.IsOn);
        var moment = settings.MomentOf(new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero)); // half past nine in the Netherlands
        Assert.True(moment.IsQuiet);
        Assert.False(settings.MomentOf(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)).IsQuiet);
        Assert.Equal(Time.Microseconds(new(2026, 11, 21, 8, 30, 0, TimeSpan.Zero)), moment.StaleBefore);
        Assert.Equal("enforcement.set", (await db.Set<AuditEntry>().OrderBy(line => line.Sequence).LastAsync(Cancel)).Action);
    }
}
