using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Tests.Files;

public class ExemptionsTests
{
    private const string Header = "exemption,scope,subject,app,task,justification,measures,from,until,requested_by,advised_by,approved_by\n";
    private const string Good = "u1,person,p1,tiktok,inspection,Why,Own profile,2026-01-01,2027-01-01,chief,ciso,director\n";

    [Theory]
    [InlineData("u1,person,p1,tiktok,inspection,,m,2026-01-01,2026-02-01,chief,,director", "EXM001")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,2026-02-01,,,director", "EXM002")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,2026-02-01,chief,,", "EXM003")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,2026-02-01,chief,,CHIEF", "EXM004")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,,2026-02-01,chief,,director", "EXM005")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,,chief,,director", "EXM006")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,2026-01-01,chief,,director", "EXM007")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,2027-01-02,chief,,director", "EXM008")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-01-01,9999-12-31,chief,,director", "EXM008")]
    [InlineData("u1,person,p1,tiktok,inspection,Why,m,2026-1-1,2026-02-01,chief,,director", "FILE013")]
    [InlineData("u1,team,p1,tiktok,inspection,Why,m,2026-01-01,2026-02-01,chief,,director", "FILE020")]
    [InlineData("u1,person,,tiktok,inspection,Why,m,2026-01-01,2026-02-01,chief,,director", "FILE021")]
    public void An_exemption_that_breaks_a_rule_is_set_aside_and_not_in_force(string row, string code)
    {
        using var fleet = new Fleet().With("exemptions.csv", Header + row + "\n");
        Assert.Empty(Read(fleet));
        Assert.Equal([(2, code)], fleet.Rejected);
    }

    [Fact]
    public void A_good_one_is_read_and_its_id_counts_once()
    {
        using var fleet = new Fleet().With("exemptions.csv", Header + Good + Good);
        Assert.Equal(
            new Exemption(
                "u1", ExemptionScope.Person, "p1", "tiktok", "inspection", "Why", "Own profile",
                new Period(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)), "chief", "ciso", "director"),
            Assert.Single(Read(fleet)));
        Assert.Equal([(3, "FILE009")], fleet.Rejected);
    }

    [Theory]
    [InlineData(ExemptionScope.Person, "P1", true)]
    [InlineData(ExemptionScope.Person, "p2", false)]
    [InlineData(ExemptionScope.Device, "d1", true)]
    [InlineData(ExemptionScope.Device, "p1", false)]
    [InlineData(ExemptionScope.Unit, "griffie", true)]
    [InlineData(ExemptionScope.Unit, "Directie", false)]
    public void It_covers_its_scope_and_nothing_else(ExemptionScope scope, string subject, bool covers)
    {
        var device = new Device("d1", "TEL", DeviceKind.Phone, Platform.Ios, null, Ownership.Managed, "p1", null);
        var person = new Person("p1", "Griffie", null, null, null, null, "nl");
        var exemption = new Exemption("u1", scope, subject, "tiktok", "", "", "", Period.Always, "", "", "");
        Assert.Equal(covers, exemption.Covers(device, person));
        Assert.Equal(covers && scope is not ExemptionScope.Unit, exemption.Covers(device, null));
    }

    [Fact]
    public void A_file_that_is_not_there_or_lacks_a_column_is_refused()
    {
        using var fleet = new Fleet().With("exemptions.csv", "exemption,scope\n");
        Assert.Equal("FILE109", Exemptions.Read(Path.Combine(fleet.Path, "other.csv"), fleet).Refusals.Single().Code);
        Assert.Equal(10, Exemptions.Read(Path.Combine(fleet.Path, "exemptions.csv"), fleet).Refusals.Count(refusal => refusal.Code == "FILE107"));
    }

    [Fact]
    public void The_folder_knows_where_its_exemptions_are()
    {
        using var fleet = Fleet.Of(Fleet.Devices, Fleet.Apps).With("exemptions.csv", Header);
        Assert.Equal(Path.Combine(fleet.Path, "exemptions.csv"), fleet.Open().ExemptionsPath);
        Assert.Contains("exemptions.csv", fleet.Open().Files);
    }

    private static IReadOnlyList<Exemption> Read(Fleet fleet)
    {
        var (exemptions, refusals) = Exemptions.Read(Path.Combine(fleet.Path, "exemptions.csv"), fleet);
        Assert.Empty(refusals);
        return exemptions;
    }
}
