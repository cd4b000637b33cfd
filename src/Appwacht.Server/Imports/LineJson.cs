using System.Text.Json;
using Appwacht.Client;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Server.Imports;

/// <summary>
/// Reads a line of an import: an inventory, unless the first thing in it is <c>persoon</c> or <c>toestel</c>. Of an inventory only that much
/// is read here: the intake reads the rest straight into numbers.
/// </summary>
internal static class LineJson
{
    /// <summary>Reads one; what cannot be read is a line that says why.</summary>
    public static FleetLine Read(ReadOnlyMemory<byte> line, string source)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Span);
            reader.Read();
            var isOther = reader.TokenType is JsonTokenType.StartObject && reader.Read() && reader.TokenType is JsonTokenType.PropertyName
                && (reader.ValueTextEquals("persoon"u8) || reader.ValueTextEquals("toestel"u8));
            if (!isOther)
                return new FleetLine.OfInventory(line);
            return JsonSerializer.Deserialize(line.Span, WireJson.Default.ImportRegel) switch
            {
                { Persoon: { } person, Toestel: null } => Person(person),
                { Toestel: { } device, Persoon: null } => Device(device, source),
                _ => new FleetLine.Unreadable(new("line.kind", "Een regel gaat over één persoon, toestel of inventaris.", "A line is about one person, device or inventory.")),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return new FleetLine.Unreadable(new("line.json", "De regel is geen JSON, of bevat een onbekende eigenschap.", "The line is not JSON, or has a property that is not known."));
        }
    }

    private static FleetLine Person(ImportPersoon person) =>
        person.Risico is { } tier && DeviceWords.ParseTier(tier) is null ? UnknownWord("risico")
        : new FleetLine.OfPerson(new Person(
            person.Id ?? "", person.Eenheid, person.Functie, person.Risico is null ? null : DeviceWords.ParseTier(person.Risico),
            Set(person.Groepen), Set(person.Inzetten), person.Taal ?? "nl"));

    private static FleetLine Device(ImportToestel device, string source)
    {
        var (kind, platform, ownership) = (DeviceWords.ParseKind(device.Soort ?? ""), Platforms.Parse(device.Platform ?? ""), DeviceWords.ParseOwnership(device.Eigendom ?? ""));
        return IsUnknown(device.Soort, kind is DeviceKind.Unknown) ? UnknownWord("soort")
            : IsUnknown(device.Platform, platform is Platform.Unknown) ? UnknownWord("platform")
            : IsUnknown(device.Eigendom, ownership is Ownership.Unknown) ? UnknownWord("eigendom")
            : new FleetLine.OfDevice(source, new Device(
                device.Id ?? "", device.Naam ?? device.Id ?? "", kind, platform, device.Os is null ? null : OsVersion.Parse(device.Os), ownership, device.Persoon, null));
    }

    private static bool IsUnknown(string? word, bool isNotFound) => isNotFound && word is not (null or "" or "unknown");

    private static FleetLine.Unreadable UnknownWord(string field) =>
        new(new("line.word", $"In `{field}` staat een onbekend woord.", $"`{field}` holds a word that is not known.", field));

    private static HashSet<string>? Set(IReadOnlyList<string>? values) => values?.ToHashSet(StringComparer.OrdinalIgnoreCase);
}
