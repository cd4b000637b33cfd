using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>The texts of the object of one app that are of use, as UTF-8 without escapes; empty where there is none.</summary>
internal ref struct AppFields
{
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
    /// <param name="json">Begins with the object, and goes on as long as there is anything.</param>
    /// <param name="length">How long the object is.</param>
    public bool TrySplit(ReadOnlySpan<byte> json, out int length)
    {
        length = 0;
        if (!TryPass(json, ref length, (byte)'{'))
            return false;
        while (TryName(json, ref length, out var property) && TryPass(json, ref length, (byte)':') && TryText(json, ref length, out var text))
        {
            if (!TrySet(property, text))
                return false;
            if (TryPass(json, ref length, (byte)','))
                continue;
            return TryPass(json, ref length, (byte)'}');
        }

        return false;
    }

    /// <summary>Keeps the text of a property; false when the object had it already.</summary>
    // Where it is called the property is mostly known, and the choice below goes away.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>Passes the name of a property.</summary>
    private static bool TryName(ReadOnlySpan<byte> json, scoped ref int at, out AppProperty property)
    {
        property = AppProperty.Other;
        if (!TryPass(json, ref at, (byte)'"'))
            return false;
        // The commonest are known without looking for their end: where the next text begins need not wait for that.
        var rest = json[at..];
        (property, var length) = rest.StartsWith("id\""u8) ? (AppProperty.Id, 2)
            : rest.StartsWith("name\""u8) ? (AppProperty.Name, 4)
            : rest.StartsWith("version\""u8) ? (AppProperty.Version, 7) : (AppProperty.Other, JsonText.PlainLength(rest));
        if (length < 0)
            return false;
        if (property is AppProperty.Other)
            property = PropertyOf(rest[..length]);
        at += length + 1;
        return true;
    }

    private static bool TryText(ReadOnlySpan<byte> json, scoped ref int at, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TryPass(json, ref at, (byte)'"'))
            return false;
        var length = JsonText.PlainLength(json[at..]);
        if (length < 0)
            return false;
        text = json.Slice(at, length);
        at += length + 1;
        return true;
    }

    /// <summary>Passes one character, and white space before it.</summary>
    private static bool TryPass(ReadOnlySpan<byte> json, scoped ref int at, byte expected)
    {
        while ((uint)at < (uint)json.Length)
        {
            var next = json[at];
            if (next == expected)
            {
                at++;
                return true;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return false;
            at++;
        }

        return false;
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
