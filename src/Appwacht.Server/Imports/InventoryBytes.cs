using System.Buffers;
using System.Text.Json;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Server.Imports;

/// <summary>The apps of a device as the JSON that the intake reads, so that files come in through the same door as everything else.</summary>
internal static class InventoryBytes
{
    /// <summary>An inventory.</summary>
    /// <param name="device">The device.</param>
    /// <param name="at">When its apps were read.</param>
    /// <param name="apps">Its apps, each by <see cref="Write"/>, with commas between.</param>
    public static byte[] Of(string device, DateTimeOffset at, ReadOnlySpan<byte> apps)
    {
        var inventory = new ArrayBufferWriter<byte>(apps.Length + 256);
        using (var json = new Utf8JsonWriter(inventory))
        {
            json.WriteStartObject();
            json.WriteString("device", device);
            json.WriteString("at", at);
            json.WriteStartArray("apps");
            if (!apps.IsEmpty)
                json.WriteRawValue(apps, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return inventory.WrittenSpan.ToArray();
    }

    /// <summary>One app.</summary>
    public static void Write(IBufferWriter<byte> into, InstalledApp app)
    {
        using var json = new Utf8JsonWriter(into);
        json.WriteStartObject();
        if (app.Id is { } id)
            json.WriteString("id", id.ToString());
        else if (app.Platform is not Platform.Unknown)
            json.WriteString("platform", app.Platform.Name());
        json.WriteString("name", app.Name);
        json.WriteString("publisher", app.Publisher);
        json.WriteString("version", app.Version);
        json.WriteString("profile", app.Profile switch { Profile.Work => "work", Profile.Personal => "personal", _ => "unknown" });
        json.WriteEndObject();
    }
}
