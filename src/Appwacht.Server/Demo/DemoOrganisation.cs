using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Fleet.Start;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Demo;

/// <summary>The fictional municipality, made from the sample when it is not there yet.</summary>
internal static class DemoOrganisation
{
    /// <summary>The provider that the fictional people come from.</summary>
    public const string Provider = "demo";

    /// <summary>Its name.</summary>
    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-voorbeeld");

    /// <summary>Makes it, if it is not there.</summary>
    public static async Task Make(IServiceProvider services, CancellationToken cancel)
    {
        var (databases, clock) = (services.GetRequiredService<IDatabases>(), services.GetRequiredService<TimeProvider>());
        await using var directory = databases.OpenDirectory();
        if (await directory.Organisations.AnyAsync(organisation => organisation.Id == Id, cancel))
            return;
        services.GetRequiredService<DemoClock>().Reset();
        var begin = clock.GetUtcNow();
        await databases.Create(Id, cancel);
        directory.Add(new Organisation { Id = Id, Name = "Gemeente Voorbeeld", IsDemo = true, CreatedAt = begin });
        directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = Id, Provider = Provider, Group = role.Name(), Role = role }));
        await directory.SaveChangesAsync(cancel);

        await using var db = databases.Open(Id);
        var audit = new AuditTrail(db, Actor.Operator, clock);
        var policy = new PolicyVersion { Number = 1, Text = await DemoSample.Policy(clock.Today(), cancel), ProposedBy = Actor.Operator.Id, ProposedAt = begin };
        policy.Decide(PolicyState.Adopted, Actor.System.Id, begin, "Voorbeeld");
        db.Add(policy);
        audit.Record("policy.adopted", "policy:1");
        await db.SaveChangesAsync(cancel);

        await new SetPublicPage(db, audit).Handle(true, cancel);

        var confirm = new ConfirmStart(db, audit, Actor.Operator, clock);
        await confirm.Handle(new(StartKind.WorksCouncil, "Ondernemingsraad", clock.Today(), "OR-voorbeeld-1"), cancel);
        await confirm.Handle(new(StartKind.Dpia, "College", clock.Today(), "DPIA-voorbeeld-1"), cancel);
        var workspace = await services.GetRequiredService<Workspaces>().Of(Id, cancel);
        await workspace.Intake.Take(DemoSample.Read(begin).Lines(), Actor.Operator, null, TimeSpan.FromMinutes(1), null);
        var keys = services.GetRequiredService<ServerKeys>().TrailKeys();
        using (keys.Current)
            await new SampleAgreements(db, audit, keys, clock).Make("Gemeente Voorbeeld", DemoSignIn.EmployeeKey, cancel);
        var figures = new RecordDailyFigure(workspace, db);
        await figures.HandleDaysBefore(cancel);
        await figures.Handle(cancel);
        // What follows from the decision is there at once, and does not wait for the first round.
        await new CarryOutCampaigns(db, EnforcementSettings.Usual, clock).Handle((await workspace.Now(db, cancel)).InForce, cancel);
    }
}
