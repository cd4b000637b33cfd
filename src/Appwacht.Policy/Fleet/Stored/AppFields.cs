using System.Buffers;
using System.Text.Json;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>The texts of the object of one app that are of use, as UTF-8 without escapes; empty where there is none.</summary>
internal ref struct AppFields
{
    /// <summary>Texts with any of these are left to a reader that knows what they mean.</summary>
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'\\']);

    private int seen;

    public ReadOnlySpan<byte> Id { get; private set; }

    public ReadOnlySpan<byte> Platform { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Publisher { get; private set; }

    public ReadOnlySpan<byte> Version { get; private set; }

    public ReadOnlySpan<byte> Profile { get; private set; }

    /// <summary>
    /// Splits an object that has only plain texts, as nearly all do, several times quicker than a reader of any JSON. False, and nothing to
    /// be used, when it is not such an object.
    /// </summary>
    /// <param name="text">From a brace up to and including the next closing one.</param>
    public bool TrySplit(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '{' || text.ContainsAny(NotPlain))
            return false;
        var at = 1;
        while (TryQuoted(text, ref at, out var name) && TryPass(text, ref at, (byte)':') && TryQuoted(text, ref at, out var value))
        {
            if (!TrySet(PropertyOf(name), value))
                return false;
            if (TryPass(text, ref at, (byte)'}'))
                return true;
            if (!TryPass(text, ref at, (byte)','))
                return false;
        }

        return false;
    }

    /// <summary>Keeps the text of a property; false when the object had it already.</summary>
    public bool TrySet(AppProperty property, ReadOnlySpan<byte> value)
    {
        if (property is AppProperty.Other)
            return true;
        if ((seen & (1 << (int)property)) != 0)
            return false;
        seen |= 1 << (int)property;
        switch (property)
        {
            case AppProperty.Id:
                Id = value;
                break;
            case AppProperty.Platform:
                Platform = value;
                break;
            case AppProperty.Name:
                Name = value;
                break;
            case AppProperty.Publisher:
                Publisher = value;
                break;
            case AppProperty.Version:
                Version = value;
                break;
            default:
                Profile = value;
                break;
        }

        return true;
    }

    /// <summary>The property on whose name the reader stands.</summary>
    public static AppProperty PropertyOf(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return PropertyOf(reader.ValueSpan);
        Span<byte> name = stackalloc byte[64];
        return reader.ValueSpan.Length > name.Length ? AppProperty.Other : PropertyOf(name[..reader.CopyString(name)]);
    }

    private static AppProperty PropertyOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8) ? AppProperty.Id : AppProperty.Other,
        4 => name.SequenceEqual("name"u8) ? AppProperty.Name : AppProperty.Other,
        7 => name.SequenceEqual("version"u8) ? AppProperty.Version : name.SequenceEqual("profile"u8) ? AppProperty.Profile : AppProperty.Other,
        8 => name.SequenceEqual("platform"u8) ? AppProperty.Platform : AppProperty.Other,
        9 => name.SequenceEqual("publisher"u8) ? AppProperty.Publisher : AppProperty.Other,
        _ => AppProperty.Other,
    };

    private static bool TryQuoted(ReadOnlySpan<byte> text, scoped ref int at, out ReadOnlySpan<byte> quoted)
    {
        quoted = default;
        if (!TryPass(text, ref at, (byte)'"'))
            return false;
        var length = text[at..].IndexOf((byte)'"');
        if (length < 0)
            return false;
        quoted = text.Slice(at, length);
        at += length + 1;
        return true;
    }

    private static bool TryPass(ReadOnlySpan<byte> text, scoped ref int at, byte expected)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at >= text.Length || text[at] != expected)
            return false;
        at++;
        return true;
    }
}

/// <summary>The properties of the object of an app that are of use.</summary>
internal enum AppProperty
{
    Other,
    Id,
    Platform,
    Name,
    Publisher,
    Version,
    Profile,
}
