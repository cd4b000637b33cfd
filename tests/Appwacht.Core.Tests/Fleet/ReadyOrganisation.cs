using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Start;

namespace Appwacht.Core.Tests.Fleet;

/// <summary>Makes that an organisation may bring its fleet.</summary>
internal static class ReadyOrganisation
{
    /// <summary>Confirms everything that must be in order.</summary>
    public static async Task MakeReady(this OrganisationDb db)
    {
        var confirm = new ConfirmStart(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), Actor.Operator, TimeProvider.System);
        foreach (var kind in StartKind.All)
            Assert.IsType<Outcome<StartCondition>.Done>(await confirm.Handle(new(kind, "Test", new DateOnly(2026, 1, 1), "T-1"), TestContext.Current.CancellationToken));
    }
}
