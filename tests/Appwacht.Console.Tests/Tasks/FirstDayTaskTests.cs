using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>What somebody sees of an organisation that has nothing yet, and their own choices.</summary>
public class FirstDayTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_organisation_without_anything_says_how_to_begin(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        Assert.Equal(200, await visitor.Open($"/organisaties/{Site.Empty}"));
        await visitor.Says("Er is nog geen beleid vastgesteld", "Er zijn nog geen toestellen", "Lees eerst toestellen en hun apps in.");
        await visitor.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Somebody_with_two_organisations_chooses_one_reads_it_in_another_language_and_signs_out(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var visitor = await Visitor.At(site, null);
        Assert.Equal(200, await visitor.Open(Steps.Of("/apps?zoek=strava")));
        Assert.Equal("Aanmelden", await visitor.Heading());
        await visitor.Page.ClickAsync($"button[value='{Role.Auditor.Name()}']");
        Assert.EndsWith("/apps?zoek=strava", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Press("English");
        Assert.EndsWith("/apps?zoek=strava", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await visitor.Page.GetAttributeAsync("html", "lang"));
        await visitor.Open("/");
        Assert.Equal("Organisations", await visitor.Heading());
        await visitor.Follow("Gemeente Leeg");
        Assert.Equal("Overview", await visitor.Heading());
        await visitor.IsWell();
        await visitor.Press("Sign out");
        Assert.Equal("Signed out", await visitor.Heading());
        await visitor.Open(Steps.Of(""));
        Assert.Equal("Sign in", await visitor.Heading());
    }
}
