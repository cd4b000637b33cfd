using Appwacht.Core.Audit;
using Appwacht.Core.Retention;
using Appwacht.Core.Tests.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Retention;

public class SetRetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_periods_are_set_together_or_not_at_all()
    {
        await using var organisation = await OneOrganisation.Make();
        await using var db = organisation.Open();
        var set = new SetRetention(db, new AuditTrail(db, OneOrganisation.Somebody, TimeProvider.System));
        var why = Assert.IsType<Outcome<int>.Refused>(await set.HandleAll([new(RetentionKind.Devices, 90), new(RetentionKind.Members, 1), new(RetentionKind.Reports, 100_000)], Cancel)).Why;
        Assert.Equal(["namen", "meldingen"], why.Select(refusal => refusal.Field));
        Assert.Equal(RetentionKind.Devices.Days, (await SetRetention.Periods(db, Cancel))[RetentionKind.Devices]);

        Assert.Equal(1, Assert.IsType<Outcome<int>.Done>(await set.HandleAll([new(RetentionKind.Devices, 90), new(RetentionKind.Members, RetentionKind.Members.Days)], Cancel)).Value);
        Assert.Equal(90, (await SetRetention.Periods(db, Cancel))[RetentionKind.Devices]);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(line => line.Action == "retention.set", Cancel));
    }
}
