using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Organisations;

public class ChangeRolesTests
{
    private static readonly OrganisationId Id = OrganisationId.Parse("gemeente-test");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_role_is_given_and_taken_back_and_both_are_on_the_trail_without_the_group(string kind)
    {
        await using var place = await Make(kind);
        var given = Assert.IsType<Outcome<RoleGrant>.Done>(await Change(place, roles => roles.Grant("entra", " auditors van ons ", Role.Auditor, Cancel))).Value;
        Assert.Equal(["Ciso board", "Auditor auditors van ons"], await Grants(place));
        Assert.Equal("grant.exists", Assert.Single(Assert.IsType<Outcome<RoleGrant>.Refused>(await Change(place, roles => roles.Grant("entra", "auditors van ons", Role.Auditor, Cancel))).Why).Code);
        Assert.IsType<Outcome<RoleGrant>.Done>(await Change(place, roles => roles.Revoke(given.Id, Cancel)));
        Assert.Equal("grant.not-found", Assert.Single(Assert.IsType<Outcome<RoleGrant>.Refused>(await Change(place, roles => roles.Revoke(given.Id, Cancel))).Why).Code);
        Assert.Equal(["Ciso board"], await Grants(place));

        await using var db = place.Databases.Open(Id);
        Assert.Equal(
            [("organisation.created", "organisation:gemeente-test"), ("role.granted", "role:auditor"), ("role.revoked", "role:auditor")],
            (await db.Set<AuditEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel)).Select(line => (line.Action, line.About)));
    }

    [Fact]
    public async Task The_last_who_can_give_roles_stays()
    {
        await using var place = await Make(TestDatabases.Sqlite);
        var first = (await ChangeRoles.Of(place.Databases, Id, Cancel))[0];
        Assert.Equal("grant.last", Assert.Single(Assert.IsType<Outcome<RoleGrant>.Refused>(await Change(place, roles => roles.Revoke(first.Id, Cancel))).Why).Code);
        // A group of a provider that is not there any more is nobody.
        Assert.IsType<Outcome<RoleGrant>.Done>(await Change(place, roles => roles.Grant("weg", "board", Role.Ciso, Cancel), "entra", "weg"));
        Assert.IsType<Outcome<RoleGrant>.Refused>(await Change(place, roles => roles.Revoke(first.Id, Cancel)));
        Assert.IsType<Outcome<RoleGrant>.Done>(await Change(place, roles => roles.Grant("entra", "others", Role.Ciso, Cancel)));
        Assert.IsType<Outcome<RoleGrant>.Done>(await Change(place, roles => roles.Revoke(first.Id, Cancel)));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Two_who_each_take_the_role_of_the_other_leave_one(string kind)
    {
        await using var place = await Make(kind);
        await Change(place, roles => roles.Grant("entra", "others", Role.Ciso, Cancel));
        var both = await ChangeRoles.Of(place.Databases, Id, Cancel);
        var outcomes = await Task.WhenAll(both.Select(grant => Task.Run(() => Change(place, roles => roles.Revoke(grant.Id, Cancel)))));
        Assert.Single(outcomes.OfType<Outcome<RoleGrant>.Refused>());
        Assert.Single(await Grants(place));
    }

    [Fact]
    public async Task What_is_missing_is_told_field_by_field()
    {
        await using var place = await Make(TestDatabases.Sqlite);
        var why = Assert.IsType<Outcome<RoleGrant>.Refused>(await Change(place, roles => roles.Grant("onbekend", " ", null, Cancel))).Why;
        Assert.Equal(["voorziening", "groep", "rol"], why.Select(refusal => refusal.Field));
    }

    [Fact]
    public async Task The_name_of_an_organisation_changes_in_the_directory_and_on_the_trail_once()
    {
        await using var place = await Make(TestDatabases.Sqlite);
        for (var time = 0; time < 2; time++)
        {
            await using var db = place.Databases.Open(Id);
            Assert.IsType<Outcome<Organisation>.Done>(await new RenameOrganisation(place.Databases, db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(" Gemeente Nieuw ", Cancel));
        }

        await using var directory = place.Databases.OpenDirectory();
        Assert.Equal("Gemeente Nieuw", (await directory.Organisations.SingleAsync(Cancel)).Name);
        await using var again = place.Databases.Open(Id);
        Assert.Equal(1, await again.Set<AuditEntry>().CountAsync(line => line.Action == "organisation.renamed", Cancel));
        Assert.IsType<Outcome<Organisation>.Refused>(await new RenameOrganisation(place.Databases, again, new AuditTrail(again, Actor.Operator, TimeProvider.System)).Handle(" ", Cancel));
    }

    private static async Task<TestDatabases> Make(string kind)
    {
        var place = await TestDatabases.Prepared(kind);
        Assert.IsType<Outcome<Organisation>.Done>(await new CreateOrganisation(place.Databases, TimeProvider.System).Handle(Id, "Gemeente Test", null, [new("entra", "board", Role.Ciso)], Cancel));
        return place;
    }

    private static async Task<Outcome<RoleGrant>> Change(TestDatabases place, Func<ChangeRoles, Task<Outcome<RoleGrant>>> change, params string[] providers)
    {
        await using var db = place.Databases.Open(Id);
        return await change(new ChangeRoles(place.Databases, db, new AuditTrail(db, Actor.Operator, TimeProvider.System), providers is [] ? ["entra"] : providers));
    }

    private static async Task<IEnumerable<string>> Grants(TestDatabases place) => (await ChangeRoles.Of(place.Databases, Id, Cancel)).Select(grant => $"{grant.Role} {grant.Group}");
}
