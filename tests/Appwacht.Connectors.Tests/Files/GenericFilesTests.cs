using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Tests.Files;

public class GenericFilesTests
{
    [Fact]
    public void A_row_that_cannot_be_used_is_set_aside_and_the_rest_goes_on()
    {
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps + """
            d1,com.one,One,1,Maker,work
            ,com.two,Two,1,Maker,
            d9,com.three,Three,1,Maker,
            d1,,,1,Maker,
            d1,com.four,Four,1
            d1,"com.five"x,Five,1,Maker,
            d1,com.six,Six,1,Maker,holiday
            D1,,Seven,1,Maker,personal
            d1,"com.eight,Eight,1,Maker,
            d1,com.nine,Nine,1,Maker,

            """);
        var (_, apps) = fleet.Read();
        Assert.Equal(["One", "Six", "Seven", "Nine"], apps.Select(app => app.Name));
        Assert.Equal([Profile.Work, Profile.Unknown, Profile.Personal, Profile.Unknown], apps.Select(app => app.Profile));
        Assert.Equal(
            [(3, "FILE007"), (4, "FILE008"), (5, "FILE014"), (6, "FILE006"), (7, "FILE004"), (8, "FILE016"), (10, "FILE003")], fleet.Rejected);
        Assert.All(apps, app => Assert.Equal("d1", app.DeviceId));
    }

    [Fact]
    public void An_id_belongs_to_the_store_of_its_device()
    {
        using var fleet = Fleet.Of(
            Fleet.Devices + "d1,,tablet,ipados,26,managed,,\nd2,,laptop,linux,,managed,,\n", Fleet.Apps + "d1,com.one,,,,\nd2,org.two,,,,\n");
        var (_, apps) = fleet.Read();
        Assert.Equal([new AppId(Platform.Ios, "com.one"), new AppId(Platform.Unknown, "org.two")], apps.Select(app => app.Id!.Value));
        Assert.Equal([(3, "FILE010")], fleet.Rejected);
    }

    [Theory]
    [InlineData("com.\u0007example")]
    [InlineData("com.\u007fexample")]
    [InlineData(null)]
    public void An_id_that_cannot_be_one_is_set_aside(string? id)
    {
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps + $"d1,{id ?? new string('x', 256)},Name,,,\nd1,{new string('y', 255)},,,,\n");
        Assert.Equal(255, Assert.Single(fleet.Read().Apps).Id!.Value.Identifier.Length);
        Assert.Equal([(2, "FILE015")], fleet.Rejected);
        Assert.Equal(4, fleet.Rejects[0].Column);
    }

    [Fact]
    public void Control_characters_in_a_name_do_not_reach_a_terminal()
    {
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps + "d1,com.one,Evil\u001b[2J\u009bname,,,\n");
        Assert.Equal("Evil\uFFFD[2J\uFFFDname", Assert.Single(fleet.Read().Apps).Name);
    }

    [Fact]
    public void A_word_we_do_not_know_is_reported_and_the_device_is_kept_without_it()
    {
        using var fleet = Fleet.Of(Fleet.Devices + """
            d1,TEL-1,phone,symbian,26.1,managed,p1,
            d2,TEL-2,watch,ios,26.1,leased,p1,
            d3,TEL-3,phone,ios,beta,unknown,p1,2026-11-31
            d4,TEL-4,phone,ios,26.1,managed,p1,gisteren
            d1,TEL-5,phone,ios,26.1,managed,p1,
            ,TEL-6,phone,ios,26.1,managed,p1,

            """, Fleet.Apps);
        var devices = fleet.Read().Devices.Devices;
        Assert.Equal(["d1", "d2", "d3", "d4"], devices.Keys);
        Assert.Equal((Platform.Unknown, "TEL-1"), (devices["d1"].Platform, devices["d1"].Name));
        Assert.Equal((DeviceKind.Unknown, Ownership.Unknown), (devices["d2"].Kind, devices["d2"].Ownership));
        Assert.Null(devices["d3"].Os);
        Assert.Null(devices["d4"].InventoryAt);
        Assert.Equal(
            [(2, "FILE010"), (3, "FILE012"), (3, "FILE011"), (4, "FILE017"), (4, "FILE013"), (5, "FILE013"), (6, "FILE009"), (7, "FILE007")],
            fleet.Rejected);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z")]
    [InlineData("2026-11-20T12:00:00.1234567+02:00", "2026-11-20T10:00:00.1234567Z")]
    [InlineData("2026-11-20 10:00:00.0000000", "2026-11-20T10:00:00Z")]
    [InlineData("2026-11-20", "2026-11-20T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("", null)]
    public void Moments_are_read_as_UTC_and_the_year_1_means_never(string written, string? expected)
    {
        using var fleet = Fleet.Of(Fleet.Devices + $"d1,,phone,ios,,managed,,{written}\n", Fleet.Apps);
        var moment = fleet.Read().Devices.Devices["d1"].InventoryAt;
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), moment);
        Assert.Empty(fleet.Rejects);
    }

    [Fact]
    public void A_private_device_is_not_called_by_the_name_its_owner_gave_it()
    {
        using var fleet = Fleet.Of(Fleet.Devices + "d1,iPhone van Ingrid,phone,ios,,byod,,\nd2,TEL-2,phone,ios,,managed,,\n", Fleet.Apps);
        Assert.Equal(["d1", "TEL-2"], fleet.Read().Devices.Devices.Values.Select(device => device.Name));
    }

    [Fact]
    public void Of_people_only_what_a_policy_may_ask_is_read()
    {
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps, """
            person_id,name,email,unit,role,risk_tier,language,groups,deployments
            p1,Marker Naam,marker@example.org,Griffie,Griffier,high,en,a; b ;,
            p1,Marker Naam,marker@example.org,Griffie,Griffier,high,en,,
            ,Marker Naam,marker@example.org,Griffie,Griffier,high,en,,
            p2,Marker Naam,marker@example.org,,,vip,fr,,oefening

            """);
        var (devices, _) = fleet.Read();
        var user = devices.UserOf(devices.Devices["d1"])!;
        Assert.Equal(("Griffie", "Griffier", RiskTier.High, "en"), (user.Unit, user.Role, user.Tier, user.Language));
        Assert.Equal(["a", "b"], user.Groups!.Order());
        Assert.Empty(user.Deployments!);
        Assert.Equal((null, null, "nl"), (devices.People["p2"].Tier, devices.People["p2"].Unit, devices.People["p2"].Language));
        Assert.Equal([(3, "FILE009"), (4, "FILE018"), (5, "FILE019")], fleet.Rejected);
        Assert.DoesNotContain("arker", string.Join('\n', devices.People.Values) + string.Join('\n', fleet.Rejects));
    }

    [Fact]
    public void Groups_are_unknown_when_the_file_has_no_such_column()
    {
        using var fleet = Fleet.Of(Fleet.Devices, Fleet.Apps, "person_id\np1\n");
        Assert.Null(fleet.Read().Devices.People["p1"].Groups);
    }

    [Fact]
    public void A_packed_file_that_was_cut_off_gives_what_it_has_and_says_that_the_rest_is_missing()
    {
        var whole = Fleet.Gzip(Fleet.Apps + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"d1,com.app{i * 7919 % 50_000},Name,{i},,\n")));
        using var fleet = new Fleet().With("devices.csv", Fleet.Devices + Fleet.Phone).With("installed-apps.csv.gz", whole[..(whole.Length / 2)]);
        Assert.InRange(fleet.Read().Apps.Count, 10_000, 40_000);
        Assert.Equal("FILE005", fleet.Rejects[^1].Reason.Code);
    }

    [Fact]
    public void A_file_that_was_cut_off_in_a_row_loses_that_row_only()
    {
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps + "d1,com.one,One,1,Maker,\nd1,com.t");
        Assert.Equal("One", Assert.Single(fleet.Read().Apps).Name);
        Assert.Equal([(3, "FILE006")], fleet.Rejected);
    }

    [Fact]
    public void A_reject_never_holds_a_value_of_its_row()
    {
        const string Marker = "marker";
        using var fleet = Fleet.Of(
            Fleet.Devices + $"{Marker}1,{Marker},{Marker},{Marker},{Marker},{Marker},{Marker},{Marker}\n,{Marker},,,,,,\n{Marker}1,,,,,,,\n",
            Fleet.Apps + $"{Marker},{Marker},{Marker},,,\n{Marker}1,{Marker},{Marker},,,{Marker}\n{Marker}1,{Marker}\u0001,{Marker},,,\n\"{Marker}\"{Marker}\n{Marker},\n");
        fleet.Read();
        Assert.InRange(fleet.Rejects.Count, 10, 20);
        Assert.DoesNotContain(Marker, string.Join('\n', fleet.Rejects));
    }

    [Fact]
    public void Any_bytes_give_rows_or_rejects_and_never_an_exception()
    {
        var piece = Gen.OneOf(
            Gen.OneOf("d1", "d2", ",", ",", ",", "\n", "\r\n", "\"", "com.one", "é", "\0", ";", "work", "=1+1", "2026-11-20").Select(text => (object)text),
            Gen.Byte.Select(value => (object)(char)value));
        piece.Array[0, 60].Select(string.Concat).Sample(text =>
        {
            using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone + text, Fleet.Apps + text, "person_id,unit\n" + text);
            Assert.All(fleet.Read().Apps, app => Assert.True(app.Id is not null || app.Name != ""));
        }, iter: 300);
    }
}
