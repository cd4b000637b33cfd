using System.Text;
using System.Text.Json;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Reads the object of one app: identifier or name, platform, publisher, version, part of the device.</summary>
internal sealed class AppObjectReader(AppDictionary apps, VersionDictionary versions)
{
    /// <summary>Room for a text with escapes; longer than anything that is accepted.</summary>
    private const int Room = 3 * IdentityBytes.LongestName;

    /// <summary>Texts with escapes, unescaped: for each property a place, so that none overwrites another.</summary>
    private readonly byte[][] unescaped = new byte[Enum.GetValues<AppProperty>().Length][];

    /// <summary>Reads the object on which the reader stands, up to its end.</summary>
    /// <param name="reader">Stands on the beginning of the object.</param>
    /// <param name="at">Where the reader's bytes begin, for the places of faults.</param>
    /// <param name="fields">Takes the texts.</param>
    /// <returns>Why the inventory is refused, or null.</returns>
    public InventoryFault? WhyNot(scoped ref Utf8JsonReader reader, int at, scoped ref AppFields fields)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            return new InventoryFault(InventoryFaultCode.WrongShape, at + (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var property = AppFields.PropertyOf(ref reader);
            var place = at + (int)reader.TokenStartIndex;
            reader.Read();
            if (property is AppProperty.Other)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                return new InventoryFault(InventoryFaultCode.WrongShape, at + (int)reader.TokenStartIndex);
            // Unescaping never makes a text longer. What does not fit is too long however it is written, and is refused as it stands.
            var text = reader.TokenType is JsonTokenType.Null ? default : reader.ValueSpan;
            if (reader.ValueIsEscaped && text.Length <= Room)
                text = Unescape(ref reader, property);
            if (!fields.TrySet(property, text))
                return new InventoryFault(InventoryFaultCode.PropertyTwice, place);
        }

        return null;
    }

    /// <summary>Looks the app up by its texts.</summary>
    /// <param name="fields">The texts.</param>
    /// <param name="at">Where the object begins, for the places of faults.</param>
    /// <param name="onlyWork">Leaves an app that is not in the work profile without a number: it is not looked up, and nowhere kept.</param>
    /// <param name="into">Takes faults.</param>
    /// <param name="app">The app; its number is -1 when it is left out.</param>
    /// <returns>False when the app cannot be identified.</returns>
    public bool TryFind(scoped in AppFields fields, int at, bool onlyWork, ReadInventory into, out ReadApp app)
    {
        var profile = ProfileOf(fields.Profile);
        if (profile is null)
            into.Add(new InventoryFault(InventoryFaultCode.BadProfile, at));
        app = new ReadApp(-1, VersionDictionary.NotKnown, profile ?? Profile.Unknown);
        if (onlyWork && app.Profile is not Profile.Work)
            return true;
        if (Number(fields, out var number) is { } fault)
        {
            into.Add(new InventoryFault(InventoryFaultCode.BadApp, at, fault));
            return false;
        }

        if (versions.TryNumber(fields.Version, out var version) is { } wrong)
            into.Add(new InventoryFault(InventoryFaultCode.BadVersion, at, wrong));
        app = new ReadApp(number, version, app.Profile);
        return true;
    }

    private IdentityFault? Number(scoped in AppFields fields, out int number)
    {
        var id = fields.Id;
        if (id.IsEmpty)
            return apps.TryNumber(fields.Name, fields.Publisher, IdentityBytes.PlatformOf(fields.Platform), out number);
        if (!fields.Platform.IsEmpty)
            return apps.TryNumber(IdentityBytes.PlatformOf(fields.Platform), id, out number);
        var colon = id.IndexOf((byte)':');
        return apps.TryNumber(colon < 0 ? Platform.Unknown : IdentityBytes.PlatformOf(id[..colon]), id[(colon + 1)..], out number);
    }

    private static Profile? ProfileOf(ReadOnlySpan<byte> word) =>
        word.IsEmpty || Ascii.EqualsIgnoreCase(word, "unknown"u8) ? Profile.Unknown
        : Ascii.EqualsIgnoreCase(word, "work"u8) ? Profile.Work
        : Ascii.EqualsIgnoreCase(word, "personal"u8) ? Profile.Personal : null;

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader, AppProperty property)
    {
        var room = unescaped[(int)property] ??= new byte[Room];
        return room.AsSpan(0, reader.CopyString(room));
    }
}
