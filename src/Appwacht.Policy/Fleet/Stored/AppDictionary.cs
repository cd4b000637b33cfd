using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Numbers for the apps of an organisation, given in order and for ever: stored inventories are made of them. An app that is known is
/// found by its bytes, without a string being made. Two identifiers are one app exactly when <see cref="AppId"/> says so; names are told
/// apart to the letter. Not for use by two threads at once.
/// </summary>
public sealed class AppDictionary
{
    private const byte Kind = 0xB1;

    private readonly ByteInterner keys = new();

    /// <summary>As it was first written, where that is not its key.</summary>
    private readonly Dictionary<int, byte[]> written = [];

    /// <summary>Where identities and keys are put together: kept, because clearing a new piece of stack for each app costs more than the rest.</summary>
    private readonly byte[] identity = new byte[IdentityBytes.Room];
    private readonly byte[] folded = new byte[IdentityBytes.Room];

    /// <summary>How many numbers were given.</summary>
    public int Count => keys.Count;

    /// <summary>The app with the number.</summary>
    public AppIdentity this[int number] => IdentityBytes.Parse(Written(number)) ?? throw new InvalidOperationException("Only identities are ever added.");

    /// <summary>The number of an app by its identifier in UTF-8, a new one when it is new; a fault when it cannot be an identifier.</summary>
    public IdentityFault? TryNumber(Platform platform, ReadOnlySpan<byte> identifier, out int number)
    {
        number = -1;
        return IdentityBytes.WhyNot(platform, identifier)
            ?? Add(identity.AsSpan(0, IdentityBytes.Write(platform, identifier, identity)), IdentityBytes.IsFolded(platform), out number);
    }

    /// <summary>The number of an app of which a source gives only the name; the publisher may be empty, the platform unknown.</summary>
    public IdentityFault? TryNumber(ReadOnlySpan<byte> name, ReadOnlySpan<byte> publisher, Platform platform, out int number)
    {
        number = -1;
        return IdentityBytes.WhyNotNamed(name, publisher)
            ?? Add(identity.AsSpan(0, IdentityBytes.WriteNamed(name, publisher, platform, identity)), false, out number);
    }

    /// <summary>
    /// Looks many apps up by their keys; those without a number have to be asked for one by one.
    /// </summary>
    internal void FindAll(ReadOnlySpan<byte> texts, Span<WantedText> wanted) => keys.FindAll(texts, wanted);

    /// <summary>Writes the apps from a number on behind what was written before.</summary>
    public void Save(Stream stream, int from = 0) => DictionaryFile.Save(stream, Kind, from, Count, Written);

    /// <summary>Reads what <see cref="Save"/> wrote; on a fault the dictionary has what came before it.</summary>
    public static (AppDictionary Dictionary, DictionaryFault? Fault) Load(Stream stream)
    {
        var loaded = new AppDictionary();
        var fault = DictionaryFile.Load(stream, Kind, () => loaded.Count, loaded.AddStored);
        return (loaded, fault);
    }

    private bool AddStored(ReadOnlySpan<byte> entry) =>
        IdentityBytes.Parse(entry) is { } app
        && Add(entry, app.Id is not null && IdentityBytes.IsFolded(app.Platform), out var number) is null && number == Count - 1;

    private IdentityFault? Add(ReadOnlySpan<byte> app, bool isFolded, out int number)
    {
        var known = keys.Count;
        var key = isFolded ? IdentityBytes.FoldedKey(app, folded) : app;
        number = keys.Add(key);
        if (number < 0)
            return IdentityFault.DictionaryFull;
        if (keys.Count > known && !key.SequenceEqual(app))
            written[number] = app.ToArray();
        return null;
    }

    private ReadOnlySpan<byte> Written(int number) => written.TryGetValue(number, out var bytes) ? bytes : keys[number];
}
