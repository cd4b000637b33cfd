using System.Text;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>Numbers are given once and for ever, and to the same apps that the register calls the same.</summary>
public class DictionaryLaws
{
    private static readonly Gen<string> Identifiers =
        Gen.OneOf(Gen.Char["abAB.kK\u212A\u017F\u0131iIéÉßµΜ"], Gen.Char['!', '~'], Gen.Char['\u00a0', '\ud7ff']).Array[1, 6].Select(letters => new string(letters));

    private static readonly Gen<AppId> Ids = Gen.Select(
        Gen.Enum<Platform>().Where(platform => platform is not Platform.Unknown), Identifiers, (platform, id) => new AppId(platform, id));

    [Fact]
    public void Two_identifiers_have_one_number_when_the_register_says_they_are_one_app() => Ids.Array[1, 40].Sample(ids =>
    {
        var apps = new AppDictionary();
        var numbers = ids.Select(id => Number(apps, id)).ToArray();
        for (var i = 0; i < ids.Length; i++)
            for (var j = 0; j < ids.Length; j++)
                Assert.Equal(ids[i] == ids[j], numbers[i] == numbers[j]);
        Assert.Equal(ids.Distinct().Count(), apps.Count);
    });

    [Fact]
    public void Upper_and_lower_case_of_every_letter_are_as_in_the_register()
    {
        var apps = new AppDictionary();
        for (var letter = ' '; letter < '\ud800'; letter++)
        {
            if (char.IsControl(letter))
                continue;
            foreach (var other in (ReadOnlySpan<char>)[char.ToLowerInvariant(letter), char.ToUpperInvariant(letter)])
            {
                var (one, two) = (new AppId(Platform.Ios, letter.ToString()), new AppId(Platform.Ios, other.ToString()));
                Assert.True(one == two == (Number(apps, one) == Number(apps, two)), $"{(int)letter:x4} {(int)other:x4}");
            }
        }
    }

    [Fact]
    public void An_app_is_given_back_as_it_was_first_written() => Ids.Array[1, 40].Sample(ids =>
    {
        var apps = new AppDictionary();
        foreach (var id in ids)
            Assert.Equal(ids.First(other => other == id).Identifier, apps[Number(apps, id)].Id?.Identifier);
    });

    [Fact]
    public void What_is_saved_in_pieces_is_loaded_with_the_same_numbers() => Gen.Select(Ids.Array[0, 30], Ids.Array[0, 30]).Sample((first, then) =>
    {
        var apps = new AppDictionary();
        using var file = new MemoryStream();
        foreach (var id in first)
            Number(apps, id);
        apps.TryNumber("Naam"u8, "Uitgever"u8, Platform.Unknown, out _);
        apps.Save(file);
        var saved = apps.Count;
        foreach (var id in then)
            Number(apps, id);
        apps.Save(file, saved);

        file.Position = 0;
        var (loaded, fault) = AppDictionary.Load(file);
        Assert.Null(fault);
        Assert.Equal(apps.Count, loaded.Count);
        for (var number = 0; number < apps.Count; number++)
            Assert.Equal((apps[number], apps[number].Id?.Identifier), (loaded[number], loaded[number].Id?.Identifier));
        foreach (var id in first.Concat(then))
            Assert.Equal(Number(apps, id), Number(loaded, id));
    });

    [Fact]
    public void Every_flipped_bit_and_every_cut_in_a_dictionary_is_found() => Identifiers.Array[1, 12].Sample(texts =>
    {
        var versions = new VersionDictionary();
        using var file = new MemoryStream();
        var whole = new List<long> { 0 };
        foreach (var text in texts)
        {
            var from = versions.Count;
            versions.TryNumber(Encoding.UTF8.GetBytes(text), out _);
            versions.Save(file, whole.Count == 1 ? 0 : from);
            whole.Add(file.Length);
        }

        var bytes = file.ToArray();
        Assert.Equal(versions.Count, VersionDictionary.Load(new MemoryStream(bytes)).Dictionary.Count);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Equal(whole.Contains(length), VersionDictionary.Load(new MemoryStream(bytes, 0, length)).Fault is null);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(VersionDictionary.Load(new MemoryStream(bytes)).Fault);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }, iter: 40);

    internal static int Number(AppDictionary apps, AppId id)
    {
        Assert.Null(apps.TryNumber(id.Platform, Encoding.UTF8.GetBytes(id.Identifier), out var number));
        return number;
    }
}
