using System.Text.Json;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Reads the object of one app, however it is written: identifier or name, platform, publisher, version, part of the device.</summary>
internal sealed class AppObjectReader
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

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader, AppProperty property)
    {
        var room = unescaped[(int)property] ??= new byte[Room];
        return room.AsSpan(0, reader.CopyString(room));
    }
}
