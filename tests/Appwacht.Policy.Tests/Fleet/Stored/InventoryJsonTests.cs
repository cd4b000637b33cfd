using System.Text;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class InventoryJsonTests
{
    private readonly AppDictionary apps = new();
    private readonly VersionDictionary versions = new();
    private readonly ReadInventory read = new();

    [Theory]
    [InlineData("""[]""", InventoryFaultCode.WrongShape, 0)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[]} x""", InventoryFaultCode.NotJson, 53)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{"id":"ios:a"},]}""", InventoryFaultCode.NotJson, 65)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{"id":"ios:a"}{"id":"ios:a"}]}""", InventoryFaultCode.NotJson, 64)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[3]}""", InventoryFaultCode.WrongShape, 50)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":{}}""", InventoryFaultCode.WrongShape, 49)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{"id":7}]}""", InventoryFaultCode.WrongShape, 56)]
    [InlineData("""{"device":"d","device":"e","at":"2026-11-20T10:00:00Z","apps":[]}""", InventoryFaultCode.PropertyTwice, 14)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{"id":"ios:a","id":"ios:b"}]}""", InventoryFaultCode.PropertyTwice, 64)]
    [InlineData("""{"at":"2026-11-20T10:00:00Z","apps":[]}""", InventoryFaultCode.BadDevice, 0)]
    [InlineData("""{"device":"","at":"2026-11-20T10:00:00Z","apps":[]}""", InventoryFaultCode.BadDevice, 10)]
    [InlineData("""{"device":"d\u0007","at":"2026-11-20T10:00:00Z","apps":[]}""", InventoryFaultCode.BadDevice, 10)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00","apps":[]}""", InventoryFaultCode.BadInstant, 19)]
    [InlineData("""{"device":"d","at":"2026-11-20","apps":[]}""", InventoryFaultCode.BadInstant, 19)]
    [InlineData("""{"device":"d","apps":[]}""", InventoryFaultCode.BadInstant, 0)]
    [InlineData("""{"device":"d","at":"2026-11-20T10:00:00Z"}""", InventoryFaultCode.NoApps, 0)]
    public void An_inventory_that_cannot_be_used_is_refused_with_its_place(string json, InventoryFaultCode code, int position)
    {
        Assert.False(Read(json));
        Assert.Equal(new InventoryFault(code, position), Assert.Single(read.Faults));
        Assert.True(read.Faults[0].IsRefusal);
    }

    [Theory]
    [InlineData("""{"name":""}""", InventoryFaultCode.BadApp, IdentityFault.Missing, 50)]
    [InlineData("""{"id":"com.x"}""", InventoryFaultCode.BadApp, IdentityFault.PlatformUnknown, 50)]
    [InlineData("""{"id":"com.x","platform":"symbian"}""", InventoryFaultCode.BadApp, IdentityFault.PlatformUnknown, 50)]
    [InlineData("""{"id":"ios:a\u0000b"}""", InventoryFaultCode.BadApp, IdentityFault.ControlCharacter, 50)]
    public void An_app_that_cannot_be_identified_is_named_and_the_others_are_taken(string app, InventoryFaultCode code, IdentityFault identity, int position)
    {
        Assert.True(Read(Around(app + """,{"id":"ios:b","version":"1"}""")));
        Assert.Equal(new InventoryFault(code, position, identity), Assert.Single(read.Faults));
        Assert.False(read.Faults[0].IsRefusal);
        Assert.Equal("ios:b", apps[Assert.Single(read.Numbers.ToArray())].Id.ToString());
    }

    [Fact]
    public void An_app_counts_also_when_its_version_or_profile_is_wrong()
    {
        Assert.True(Read(Around($$"""{"id":"ios:a","version":"{{new string('9', 200)}}"},{"id":"ios:b","profile":"thuis"}""")));
        Assert.Equal([InventoryFaultCode.BadVersion, InventoryFaultCode.BadProfile], read.Faults.Select(fault => fault.Code));
        Assert.Equal([(0, VersionDictionary.NotKnown), (1, VersionDictionary.NotKnown)], read.Apps.ToArray());
    }

    [Fact]
    public void Faults_come_in_the_order_of_their_places_and_numbers_in_that_of_the_apps()
    {
        var longVersion = new string('9', 200);
        Assert.False(Read(Around($$"""{"id":"ios:a","version":"{{longVersion}}"},{"id":"ios:b","name":"é"},{"id":"x:c"},{"id":"ios:d","profile":"thuis"},{"id":"ios:e"},{"id":7}""")));
        Assert.Equal(
            [InventoryFaultCode.BadVersion, InventoryFaultCode.BadApp, InventoryFaultCode.BadProfile, InventoryFaultCode.WrongShape], read.Faults.Select(fault => fault.Code));
        Assert.Equal(read.Faults.Select(fault => fault.Position).Order(), read.Faults.Select(fault => fault.Position));
        Assert.Equal(["ios:a", "ios:b", "ios:d", "ios:e"], Enumerable.Range(0, apps.Count).Select(number => apps[number].Id.ToString()));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("com.example.an.identifier.that.is.rather.long.and.takes.much.room.when.there.are.many.of.it.in.one.inventory.")]
    public void An_inventory_of_any_number_of_apps_is_read_whole(string id)
    {
        var json = Around(string.Join(",", Enumerable.Range(0, 1_000).Select(i => $$"""{"id":"ios:{{id}}{{i}}","version":"{{i}}"}""")));
        Assert.True(Read(json));
        Assert.True(Read(json));
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => (i, i + 1)), read.Apps.ToArray());
    }

    [Fact]
    public void Of_an_app_that_is_there_twice_the_version_that_was_learnt_last_counts()
    {
        Assert.True(Read(Around("""{"id":"ios:a","version":"1"},{"id":"ios:a","version":"2"},{"id":"ios:b","version":"3"}""")));
        Assert.Equal([(0, 2), (1, 3)], read.Apps.ToArray());
        Assert.True(Read(Around("""{"id":"ios:a","version":"2"},{"id":"ios:b","version":"1"},{"id":"ios:a","version":"1"}""")));
        Assert.Equal([(0, 2), (1, 1)], read.Apps.ToArray());
        Assert.Equal([0, 1], read.Numbers.ToArray());
    }

    [Fact]
    public void Of_a_private_device_nothing_personal_is_kept_anywhere()
    {
        var json = Around("""{"id":"android:com.marker","version":"marker","profile":"personal"},{"id":"android:com.marker2"},{"id":"android:com.work","profile":"work"}""");
        Assert.True(Read(json, onlyWork: true));
        Assert.Equal((1, 2), (Assert.Single(read.Numbers.ToArray()) + 1, read.LeftOut));
        Assert.Equal((1, 1, "android:com.work"), (apps.Count, versions.Count, apps[0].Id.ToString()));
    }

    [Fact]
    public void Limits_hold()
    {
        var few = new InventoryLimits(200, 2, 4, 10);
        Assert.Equal(InventoryFaultCode.TooManyApps, Refusal(Around("""{"id":"ios:a"},{"id":"ios:b"},{"id":"ios:c"}"""), few));
        Assert.Equal(InventoryFaultCode.TooLong, Refusal(Around(new string(' ', 200)), few));
        Assert.Equal(InventoryFaultCode.NotJson, Refusal(Around("""{"id":"ios:a","x":[[[[]]]]}"""), few));
        Assert.Equal(InventoryFaultCode.BadDevice, Refusal("""{"device":"elf tekens.","at":"2026-11-20T10:00:00Z","apps":[]}""", few));
    }

    [Fact]
    public void An_app_with_a_name_only_has_a_number_of_its_own()
    {
        Assert.True(Read(Around("""{"name":"Bloknotitie \"2\"","publisher":"Café","platform":"windows"}""")));
        Assert.Equal(new AppIdentity(null, "Bloknotitie \"2\"", "Café", Register.Platform.Windows), apps[Assert.Single(read.Numbers.ToArray())]);
    }

    private static string Around(string objects) => $$"""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{{objects}}]}""";

    private InventoryFaultCode Refusal(string json, InventoryLimits limits)
    {
        Assert.False(new InventoryJson(apps, versions, limits).TryRead(Encoding.UTF8.GetBytes(json), false, read));
        return read.Faults[^1].Code;
    }

    private bool Read(string json, bool onlyWork = false) => new InventoryJson(apps, versions).TryRead(Encoding.UTF8.GetBytes(json), onlyWork, read);
}
