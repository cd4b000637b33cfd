using System.Text;
using System.Text.Unicode;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Numbers for the versions of apps, as sources write them, given in order and for ever. Not for use by two threads at once.</summary>
public sealed class VersionDictionary
{
    /// <summary>The number of a version that is not known.</summary>
    public const int NotKnown = 0;

    /// <summary>The longest version that is kept, in bytes.</summary>
    public const int Longest = 128;

    private const byte Kind = 0xC1;

    private readonly ByteInterner versions = new();

    /// <summary>A dictionary that knows only <see cref="NotKnown"/>.</summary>
    public VersionDictionary() => versions.Add([]);

    /// <summary>How many numbers were given.</summary>
    public int Count => versions.Count;

    /// <summary>The version with the number; empty when it is not known.</summary>
    public string this[int number] => Encoding.UTF8.GetString(versions[number]);

    /// <summary>The number of a version in UTF-8, a new one when it is new; a fault when it cannot be a version.</summary>
    public IdentityFault? TryNumber(ReadOnlySpan<byte> version, out int number)
    {
        number = NotKnown;
        if (WhyNot(version) is { } fault)
            return fault;
        var given = versions.Add(version);
        if (given < 0)
            return IdentityFault.DictionaryFull;
        number = given;
        return null;
    }

    /// <summary>Looks many versions up; those without a number have to be asked for one by one.</summary>
    internal void FindAll(ReadOnlySpan<byte> texts, Span<WantedText> wanted) => versions.FindAll(texts, wanted);

    /// <summary>Writes the versions from a number on behind what was written before.</summary>
    public void Save(Stream stream, int from = 0) => DictionaryFile.Save(stream, Kind, from, versions.Count, number => versions[number]);

    /// <summary>Reads what <see cref="Save"/> wrote; on a fault the dictionary has what came before it.</summary>
    public static (VersionDictionary Dictionary, DictionaryFault? Fault) Load(Stream stream)
    {
        var loaded = new VersionDictionary();
        var seen = 0;
        var fault = DictionaryFile.Load(stream, Kind, () => seen, entry =>
        {
            // The first entry is the one every dictionary begins with.
            if (seen++ == 0)
                return entry.IsEmpty;
            return WhyNot(entry) is null && loaded.versions.Add(entry) == seen - 1;
        });
        return (loaded, fault);
    }

    private static IdentityFault? WhyNot(ReadOnlySpan<byte> version) =>
        version.Length > Longest ? IdentityFault.TooLong : IdentityBytes.HasControl(version) ? IdentityFault.ControlCharacter
            : !Ascii.IsValid(version) && !Utf8.IsValid(version) ? IdentityFault.NotText : null;
}
