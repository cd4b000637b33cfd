using System.Text;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class DictionaryTests
{
    [Fact]
    public void An_app_that_is_known_is_found_without_making_anything()
    {
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Ask()
        {
            apps.TryNumber(Platform.Android, "com.example.App"u8, out _);
            apps.TryNumber(Platform.Ios, "com.example.App"u8, out _);
            apps.TryNumber("Voorbeeld"u8, "Uitgever"u8, Platform.Windows, out _);
            versions.TryNumber("1.2.3"u8, out _);
        }
    }

    [Fact]
    public void Names_are_told_apart_from_identifiers_and_by_publisher_and_platform()
    {
        var apps = new AppDictionary();
        Assert.Equal([0, 1, 2, 3, 4], new[]
        {
            Named("a", "", Platform.Ios), Named("a", "b", Platform.Ios), Named("A", "b", Platform.Ios), Named("a", "b", Platform.Android),
            DictionaryLaws.Number(apps, new AppId(Platform.Ios, "a")),
        });
        Assert.Equal(new AppIdentity(null, "a", "b", Platform.Ios), apps[1]);
        Assert.Equal(1, Named("a", "b", Platform.Ipados));

        int Named(string name, string publisher, Platform platform)
        {
            Assert.Null(apps.TryNumber(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(publisher), platform, out var number));
            return number;
        }
    }

    [Theory]
    [InlineData("", Platform.Ios, IdentityFault.Missing)]
    [InlineData("com.x", Platform.Unknown, IdentityFault.PlatformUnknown)]
    [InlineData("com\u0007x", Platform.Ios, IdentityFault.ControlCharacter)]
    public void What_cannot_be_an_identifier_gets_no_number(string identifier, Platform platform, IdentityFault fault)
    {
        var apps = new AppDictionary();
        Assert.Equal(fault, apps.TryNumber(platform, Encoding.UTF8.GetBytes(identifier), out var number));
        Assert.Equal((-1, 0), (number, apps.Count));
    }

    [Fact]
    public void An_identifier_has_a_longest_length_in_characters()
    {
        var apps = new AppDictionary();
        Assert.Null(apps.TryNumber(Platform.Ios, Encoding.UTF8.GetBytes(new string('é', AppId.LongestIdentifier)), out _));
        Assert.Equal(IdentityFault.TooLong, apps.TryNumber(Platform.Ios, Encoding.UTF8.GetBytes(new string('e', AppId.LongestIdentifier + 1)), out _));
        Assert.Equal(IdentityFault.TooLong, apps.TryNumber(Platform.Ios, Encoding.UTF8.GetBytes(new string('é', AppId.LongestIdentifier + 1)), out _));
        Assert.Equal(IdentityFault.NotText, apps.TryNumber(Platform.Ios, [0xc3], out _));
    }

    [Fact]
    public void The_first_version_is_the_one_that_is_not_known()
    {
        var versions = new VersionDictionary();
        Assert.Null(versions.TryNumber([], out var none));
        Assert.Null(versions.TryNumber("1.0"u8, out var one));
        Assert.Equal((VersionDictionary.NotKnown, 1, "", "1.0"), (none, one, versions[0], versions[1]));
        Assert.Equal(IdentityFault.TooLong, versions.TryNumber(new byte[VersionDictionary.Longest + 1], out _));
        Assert.Equal(IdentityFault.ControlCharacter, versions.TryNumber([27], out _));
        Assert.Equal(2, versions.Count);
    }

    [Fact]
    public void A_piece_that_is_missing_or_of_another_dictionary_is_named()
    {
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        apps.TryNumber(Platform.Ios, "a"u8, out _);
        apps.TryNumber(Platform.Ios, "b"u8, out _);
        using var late = new MemoryStream();
        apps.Save(late, 1);
        late.Position = 0;
        Assert.Equal(DictionaryFault.NotNext, AppDictionary.Load(late).Fault);
        using var other = new MemoryStream();
        versions.Save(other);
        other.Position = 0;
        Assert.Equal(DictionaryFault.OtherVersion, AppDictionary.Load(other).Fault);
        Assert.Equal(0, AppDictionary.Load(new MemoryStream()).Dictionary.Count);
    }
}
