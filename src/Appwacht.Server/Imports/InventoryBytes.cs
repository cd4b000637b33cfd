using System.Text.Json;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Server.Imports;

/// <summary>The apps of a device as the JSON that the intake reads, so that files come in through the same door as everything else.</summary>
internal static class InventoryBytes
{
    public static byte[] Of(string device, DateTimeOffset at, IEnumerable<InstalledApp> apps)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("device", device);
            json.WriteString("at", at);
            json.WriteStartArray("apps");
            foreach (var app in apps)
                Write(json, app);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, InstalledApp app)
    {
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
