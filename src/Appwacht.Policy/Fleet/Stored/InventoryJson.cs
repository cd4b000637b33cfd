using System.Text;
using System.Text.Json;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Reads the inventory of one device from JSON straight into numbers, without a string for each app:
/// <c>{"device": "…", "at": "2026-11-20T10:00:00Z", "apps": [{"id": "android:com.x", "version": "1.2", "profile": "work"}]}</c>. An app may
/// also have <c>"platform"</c> beside a bare <c>"id"</c>, or <c>"name"</c> and <c>"publisher"</c> where there is no identifier. Other
/// properties are passed over. Not for use by two threads at once.
/// </summary>
public sealed class InventoryJson
{
    private readonly InventoryLimits limits;
    private readonly AppObjectReader objects = new();
    private readonly AppNumbers numbers;

    /// <summary>A reader that gives new apps and versions their numbers.</summary>
    public InventoryJson(AppDictionary apps, VersionDictionary versions, InventoryLimits? limits = null) =>
        (numbers, this.limits) = (new AppNumbers(apps, versions), limits ?? InventoryLimits.Default);

    private JsonReaderOptions Options => new() { MaxDepth = limits.Deepest };

    /// <summary>Reads.</summary>
    /// <param name="json">The inventory.</param>
    /// <param name="onlyWork">
    /// For a private device: whatever is not said to be in the work profile is counted and otherwise passed over; it gets no number.
    /// </param>
    /// <param name="into">Takes what is read, and every fault.</param>
    /// <returns>False when the inventory as a whole is refused; the last fault says why.</returns>
    public bool TryRead(ReadOnlySpan<byte> json, bool onlyWork, ReadInventory into)
    {
        into.Clear();
        if (json.Length > limits.MostBytes)
            return Refuse(into, InventoryFaultCode.TooLong, limits.MostBytes);
        var reader = new Utf8JsonReader(json, Options);
        var at = 0;
        try
        {
            if (!ReadDocument(json, onlyWork, ref reader, ref at, into))
                return false;
        }
        catch (Exception wrong) when (IsBadJson(wrong))
        {
            return Refuse(into, InventoryFaultCode.NotJson, at + (int)reader.BytesConsumed);
        }

        into.Close();
        return true;
    }

    /// <summary>The device that an inventory says it is of, before the rest is read: whose the device is decides what may be read. Null when it does not say.</summary>
    public static string? DeviceIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isDevice = PartOf(ref reader) is Part.Device;
                if (!reader.Read())
                    return null;
                if (isDevice)
                    return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
        }
        catch (Exception wrong) when (IsBadJson(wrong))
        {
            // Reading all of it says what is wrong.
        }

        return null;
    }

    private bool ReadDocument(ReadOnlySpan<byte> json, bool onlyWork, ref Utf8JsonReader reader, ref int at, ReadInventory into)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
            return Refuse(into, InventoryFaultCode.WrongShape, (int)reader.TokenStartIndex);
        var seen = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var part = PartOf(ref reader);
            if (part == Part.Other)
            {
                reader.Skip();
                continue;
            }

            if ((seen & (1 << (int)part)) != 0)
                return Refuse(into, InventoryFaultCode.PropertyTwice, at + (int)reader.TokenStartIndex);
            seen |= 1 << (int)part;
            reader.Read();
            if (!(part switch
            {
                Part.Device => ReadDevice(ref reader, at, into),
                Part.At => ReadInstant(ref reader, at, into),
                _ => ReadApps(json, onlyWork, ref reader, ref at, into),
            }))
                return false;
        }

        // Reads on, so that whatever follows the object is refused.
        reader.Read();
        return (seen & (1 << (int)Part.Device)) == 0 ? Refuse(into, InventoryFaultCode.BadDevice, 0)
            : (seen & (1 << (int)Part.At)) == 0 ? Refuse(into, InventoryFaultCode.BadInstant, 0)
            : (seen & (1 << (int)Part.Apps)) != 0 || Refuse(into, InventoryFaultCode.NoApps, 0);
    }

    private bool ReadDevice(ref Utf8JsonReader reader, int at, ReadInventory into)
    {
        var isText = reader.TokenType is JsonTokenType.String && reader.ValueSpan.Length <= 6 * limits.LongestDevice;
        var device = isText ? reader.GetString()! : ""; // a string, so never null
        if (device.Length == 0 || device.Any(char.IsControl) || Encoding.UTF8.GetByteCount(device) > limits.LongestDevice)
            return Refuse(into, InventoryFaultCode.BadDevice, at + (int)reader.TokenStartIndex);
        into.Device = device;
        return true;
    }

    private static bool ReadInstant(ref Utf8JsonReader reader, int at, ReadInventory into)
    {
        // Without an offset .NET would take the time zone of this machine.
        if (reader.TokenType is not JsonTokenType.String || !reader.TryGetDateTimeOffset(out var instant) || !HasOffset(reader.GetString()))
            return Refuse(into, InventoryFaultCode.BadInstant, at + (int)reader.TokenStartIndex);
        into.At = instant.ToUniversalTime();
        return true;
    }

    private static bool HasOffset(ReadOnlySpan<char> instant) => instant.Length > 11 && (instant[^1] is 'Z' || instant[11..].ContainsAny('+', '-'));

    /// <summary>Reads the apps one by one and lets the reader go on at the end of the list.</summary>
    private bool ReadApps(ReadOnlySpan<byte> json, bool onlyWork, ref Utf8JsonReader reader, ref int at, ReadInventory into)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
            return Refuse(into, InventoryFaultCode.WrongShape, at + (int)reader.TokenStartIndex);
        var place = SkipSpace(json, at + (int)reader.BytesConsumed);
        for (var count = 0; place < json.Length && (count > 0 || json[place] != ']'); place = SkipSpace(json, place + 1))
        {
            if (++count > limits.MostApps)
            {
                numbers.TakeWaiting(json, onlyWork, into);
                return Refuse(into, InventoryFaultCode.TooManyApps, place);
            }

            place = ReadApp(json, place, onlyWork, into);
            if (place < 0)
                return false;
            place = SkipSpace(json, place);
            if (place >= json.Length || json[place] != ',')
                break;
        }

        numbers.TakeWaiting(json, onlyWork, into);
        // What the reader knows is that a list began here: a list without apps, if what follows is its end.
        at = Math.Min(place, json.Length);
        reader = new Utf8JsonReader(json[at..], isFinalBlock: true, reader.CurrentState);
        reader.Read();
        return reader.TokenType is JsonTokenType.EndArray || Refuse(into, InventoryFaultCode.NotJson, at);
    }

    /// <summary>Reads the app that begins at a place; gives where it ends, or a negative number when the inventory is refused.</summary>
    private int ReadApp(ReadOnlySpan<byte> json, int place, bool onlyWork, ReadInventory into)
    {
        var fields = new AppFields();
        if (fields.TrySplit(json[place..], out var length))
        {
            numbers.Take(json, place, fields, onlyWork, into);
            return place + length;
        }

        numbers.TakeWaiting(json, onlyWork, into);
        length = ReadAnyJson(json, place, into, ref fields);
        if (length < 0)
            return -1;
        numbers.TakeAtOnce(fields, place, onlyWork, into);
        return place + length;
    }

    /// <summary>Reads an app that is not written plainly; gives how long it is, or a negative number when the inventory is refused.</summary>
    private int ReadAnyJson(ReadOnlySpan<byte> json, int place, ReadInventory into, ref AppFields fields)
    {
        fields = default;
        var reader = new Utf8JsonReader(json[place..], Options);
        try
        {
            reader.Read();
            if (objects.WhyNot(ref reader, place, ref fields) is not { } fault)
                return (int)reader.BytesConsumed;
            into.Add(fault);
        }
        catch (Exception wrong) when (IsBadJson(wrong))
        {
            Refuse(into, InventoryFaultCode.NotJson, place + (int)reader.BytesConsumed);
        }

        return -1;
    }

    private static int SkipSpace(ReadOnlySpan<byte> json, int place)
    {
        while (place < json.Length && json[place] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            place++;
        return place;
    }

    private static Part PartOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("device"u8) ? Part.Device : reader.ValueTextEquals("at"u8) ? Part.At : reader.ValueTextEquals("apps"u8) ? Part.Apps : Part.Other;

    /// <summary>The reader of .NET says it with exceptions; the second is for an escape that is half a character.</summary>
    private static bool IsBadJson(Exception wrong) => wrong is JsonException or InvalidOperationException;

    private static bool Refuse(ReadInventory into, InventoryFaultCode code, int position)
    {
        into.Add(new InventoryFault(code, position));
        return false;
    }

    private enum Part
    {
        Other,
        Device,
        At,
        Apps,
    }
}
