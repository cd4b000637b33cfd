using System.Buffers;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// The identity of an app as bytes: <c>platform:identifier</c>, or name, publisher and platform with a separator that no text may have
/// between them. The key is the same for two identifiers exactly when <see cref="AppId"/> calls them equal.
/// </summary>
internal static class IdentityBytes
{
    /// <summary>The longest name or publisher that is accepted, in bytes.</summary>
    public const int LongestName = 1024;

    /// <summary>Room for any identity.</summary>
    public const int Room = 2 * LongestName + 16;

    private const byte Separator = 0x1f;

    /// <summary>Whether a text has a control character of ASCII, which no identity may.</summary>
    public static bool HasControl(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)0, (byte)31) || text.Contains((byte)127);

    /// <summary>Why it cannot be an identifier.</summary>
    public static IdentityFault? WhyNot(Platform platform, ReadOnlySpan<byte> identifier)
    {
        if (identifier.IsEmpty)
            return IdentityFault.Missing;
        if (platform is Platform.Unknown)
            return IdentityFault.PlatformUnknown;
        // A character takes at most three bytes for each of its UTF-16 units, in which AppId counts.
        if (identifier.Length > 3 * AppId.LongestIdentifier)
            return IdentityFault.TooLong;
        if (Unreadable(identifier) is { } fault)
            return fault;
        return identifier.Length > AppId.LongestIdentifier && Encoding.UTF8.GetCharCount(identifier) > AppId.LongestIdentifier
            ? IdentityFault.TooLong : null;
    }

    /// <summary>Why it cannot be a name with a publisher.</summary>
    public static IdentityFault? WhyNotNamed(ReadOnlySpan<byte> name, ReadOnlySpan<byte> publisher) =>
        name.IsEmpty ? IdentityFault.Missing
        : name.Length > LongestName || publisher.Length > LongestName ? IdentityFault.TooLong
        : Unreadable(name) ?? Unreadable(publisher);

    /// <summary>Writes <c>platform:identifier</c> as it was written.</summary>
    public static int Write(Platform platform, ReadOnlySpan<byte> identifier, Span<byte> into)
    {
        var word = Word(platform.Store());
        word.CopyTo(into);
        into[word.Length] = (byte)':';
        identifier.CopyTo(into[(word.Length + 1)..]);
        return word.Length + 1 + identifier.Length;
    }

    /// <summary>Writes a name, a publisher and a platform.</summary>
    public static int WriteNamed(ReadOnlySpan<byte> name, ReadOnlySpan<byte> publisher, Platform platform, Span<byte> into)
    {
        var word = Word(platform.Store());
        name.CopyTo(into);
        into[name.Length] = Separator;
        publisher.CopyTo(into[(name.Length + 1)..]);
        var at = name.Length + 1 + publisher.Length;
        into[at++] = Separator;
        word.CopyTo(into[at..]);
        return at + word.Length;
    }

    /// <summary>The key of what was written, where upper and lower case are the same. <paramref name="into"/> is used or left.</summary>
    public static ReadOnlySpan<byte> FoldedKey(ReadOnlySpan<byte> written, Span<byte> into)
    {
        if (Ascii.ToLower(written, into, out var length) is OperationStatus.Done)
            return into[..length];
        // A letter outside ASCII. Upper case first, as AppId compares; then the letters of ASCII are lower again, as above.
        var upper = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(written).ToUpperInvariant());
        foreach (ref var one in upper.AsSpan())
            if (one is >= (byte)'A' and <= (byte)'Z')
                one |= 0x20;
        return upper;
    }

    /// <summary>
    /// Writes the key of <c>platform:identifier</c> without looking whether it can be one: what is found under the key can. False when that
    /// is not simple.
    /// </summary>
    public static bool TryWriteKey(ReadOnlySpan<byte> written, Span<byte> into, out int length)
    {
        length = written.Length;
        if (length > Room)
            return false;
        if (written.StartsWith("android:"u8) || written.StartsWith("ios:"u8))
        {
            written.CopyTo(into);
            return written[0] == 'a' || TryFold(into[..length]);
        }

        var colon = written.IndexOf((byte)':');
        return colon > 0 && TryWriteKey(PlatformOf(written[..colon]), written[(colon + 1)..], into, out length);
    }

    /// <summary>The same for an identifier that stands beside its platform.</summary>
    public static bool TryWriteKey(Platform platform, ReadOnlySpan<byte> identifier, Span<byte> into, out int length)
    {
        length = 0;
        if (platform is Platform.Unknown || identifier.Length > 3 * AppId.LongestIdentifier)
            return false;
        length = Write(platform, identifier, into);
        return !IsFolded(platform) || TryFold(into[..length]);
    }

    /// <summary>Makes capitals small; false when there are letters outside ASCII.</summary>
    private static bool TryFold(Span<byte> key)
    {
        var step = Vector128<byte>.Count;
        if (key.Length < step)
            return Ascii.ToLowerInPlace(key, out _) is OperationStatus.Done;
        var all = Vector128<byte>.Zero;
        for (var at = 0; at < key.Length; at += step)
        {
            // The last block overlaps the one before it.
            at = Math.Min(at, key.Length - step);
            var block = Vector128.Create<byte>(key.Slice(at, step));
            all |= block;
            var isCapital = Vector128.LessThan(block - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
            (block | (isCapital & Vector128.Create((byte)0x20))).CopyTo(key.Slice(at, step));
        }

        return all.ExtractMostSignificantBits() == 0;
    }

    /// <summary>Whether identities on the platform are told apart without regard to case.</summary>
    public static bool IsFolded(Platform platform) => platform is not Platform.Android;

    /// <summary>The identity that was written; null when the bytes are not one.</summary>
    public static AppIdentity? Parse(ReadOnlySpan<byte> written)
    {
        if (written.IndexOf(Separator) is >= 0 and var first)
        {
            var rest = written[(first + 1)..];
            if (rest.IndexOf(Separator) is not (>= 0 and var second) || WhyNotNamed(written[..first], rest[..second]) is not null)
                return null;
            var platform = PlatformOf(rest[(second + 1)..]);
            return Word(platform.Store()).SequenceEqual(rest[(second + 1)..])
                ? new AppIdentity(null, Encoding.UTF8.GetString(written[..first]), Encoding.UTF8.GetString(rest[..second]), platform) : null;
        }

        var colon = written.IndexOf((byte)':');
        if (colon < 0 || PlatformOf(written[..colon]) is var store && WhyNot(store, written[(colon + 1)..]) is not null || store != store.Store())
            return null;
        return new AppIdentity(new AppId(store, Encoding.UTF8.GetString(written[(colon + 1)..])), "", "", store);
    }

    /// <summary>The platform for a written form, whatever its case.</summary>
    public static Platform PlatformOf(ReadOnlySpan<byte> word)
    {
        // The commonest first; each is told from the others by its first letter and length.
        if (Ascii.EqualsIgnoreCase(word, "android"u8))
            return Platform.Android;
        if (Ascii.EqualsIgnoreCase(word, "ios"u8))
            return Platform.Ios;
        return Ascii.EqualsIgnoreCase(word, "ipados"u8) ? Platform.Ipados
            : Ascii.EqualsIgnoreCase(word, "windows"u8) ? Platform.Windows
            : Ascii.EqualsIgnoreCase(word, "macos"u8) ? Platform.Macos : Platform.Unknown;
    }

    private static ReadOnlySpan<byte> Word(Platform store) => store switch
    {
        Platform.Android => "android"u8,
        Platform.Ios => "ios"u8,
        Platform.Windows => "windows"u8,
        Platform.Macos => "macos"u8,
        _ => "unknown"u8,
    };

    private static IdentityFault? Unreadable(ReadOnlySpan<byte> text) =>
        HasControl(text) ? IdentityFault.ControlCharacter : !Ascii.IsValid(text) && !Utf8.IsValid(text) ? IdentityFault.NotText : null;
}
