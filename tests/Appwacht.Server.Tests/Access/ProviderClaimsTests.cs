using System.Security.Claims;
using Appwacht.Core;
using Appwacht.Server.Access;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Tests.Access;

public class ProviderClaimsTests
{
    [Theory]
    [InlineData("realm_access.roles", "a b")]
    [InlineData("resource_access.appwacht.roles", "c")]
    [InlineData("resource_access.other.roles", "")]
    [InlineData("realm_access", "{\"roles\":[\"a\",\"b\",3]}")]
    [InlineData("realm_access.roles.deeper", "")]
    [InlineData("https://example.org/groups", "d")]
    [InlineData("unit.name", "one")]
    [InlineData("broken.roles", "")]
    [InlineData("nothing", "")]
    public void Groups_are_found_where_the_provider_puts_them(string claim, string groups)
    {
        var token = Principal(
            ("sub", "s"), ("realm_access", """{"roles":["a","b",3]}"""), ("resource_access", """{"appwacht":{"roles":["c"]}}"""), ("https://example.org/groups", "d"),
            ("unit", """{"name":"one"}"""), ("broken", "{"));
        var read = Assert.IsType<Outcome<Login>.Done>(ProviderClaims.OfPerson(token, "p", new ProviderSettings { GroupsClaim = claim }));
        Assert.Equal(groups, string.Join(' ', read.Value.Groups));
    }

    [Theory]
    // RFC 9068
    [InlineData("feed", "sub=feed client_id=feed")]
    // Entra ID, with and without the optional claim
    [InlineData("feed", "sub=object-1 oid=object-1 azp=feed")]
    [InlineData("feed", "sub=object-1 oid=object-2 azp=feed idtyp=app")]
    [InlineData("feed", "sub=object-1 oid=object-1 appid=feed")]
    // Keycloak
    [InlineData("feed", "sub=uuid azp=feed preferred_username=service-account-feed")]
    // People, by way of a program
    [InlineData(null, "sub=uuid azp=feed preferred_username=jan")]
    [InlineData(null, "sub=uuid azp=feed preferred_username=service-account-other")]
    [InlineData(null, "sub=pair oid=object-1 azp=feed scp=read")]
    [InlineData(null, "sub=object-1 oid=object-1 azp=feed scp=read")]
    [InlineData(null, "sub=uuid")]
    public void A_program_is_told_from_a_person(string? program, string claims)
    {
        var token = Principal([.. claims.Split(' ').Select(claim => (claim.Split('=')[0], claim.Split('=')[1]))]);
        var read = Assert.IsType<Outcome<Login>.Done>(ProviderClaims.OfToken(token, "p", new ProviderSettings()));
        Assert.Equal((program is not null, program), (read.Value.IsService, read.Value.Groups.SingleOrDefault()));
    }

    [Theory]
    [InlineData("_claim_names", """{"groups":"src1"}""")]
    [InlineData("hasgroups", "true")]
    public void Groups_that_are_elsewhere_are_not_taken_for_none(string claim, string value) => Assert.Equal(
        "access.too-many-groups",
        Assert.IsType<Outcome<Login>.Refused>(ProviderClaims.OfPerson(Principal(("sub", "s"), (claim, value)), "p", new ProviderSettings())).Why.Single().Code);

    [Fact]
    public void Another_claim_may_be_elsewhere() =>
        Assert.IsType<Outcome<Login>.Done>(ProviderClaims.OfPerson(Principal(("sub", "s"), ("_claim_names", """{"photo":"src1"}""")), "p", new ProviderSettings()));

    [Fact]
    public void Who_has_no_subject_is_nobody() => Assert.IsType<Outcome<Login>.Refused>(ProviderClaims.OfPerson(Principal(("name", "Jan")), "p", new ProviderSettings()));

    private static ClaimsPrincipal Principal(params (string Type, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value))));
}
