using Appwacht.Policy.Devices;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>Why what is said of a person or a device cannot be stored. Never holds what was said.</summary>
internal static class LineFaults
{
    private const int LongestName = 200;
    private const int LongestPerson = 128;
    private const int LongestDevice = 256;
    private const int LongestOs = 64;

    /// <summary>Everything that is wrong.</summary>
    public static IReadOnlyList<Refusal> Of(FleetLine line) => line switch
    {
        FleetLine.OfPerson { Person: var person } => [.. Of(person)],
        FleetLine.OfDevice { Device: var device } => [.. Of(device)],
        _ => [],
    };

    private static IEnumerable<Refusal> Of(Person person)
    {
        if (!IsIdentifier(person.Id, LongestPerson))
            yield return Bad("id", LongestPerson);
        if (person.Unit?.Length > LongestName)
            yield return Bad("eenheid", LongestName);
        if (person.Role?.Length > LongestName)
            yield return Bad("functie", LongestName);
        if (person.Language is not ("nl" or "en"))
            yield return new("line.language", "De taal is `nl` of `en`.", "The language is `nl` or `en`.", "taal");
    }

    private static IEnumerable<Refusal> Of(Device device)
    {
        if (!IsIdentifier(device.Id, LongestDevice))
            yield return Bad("id", LongestDevice);
        if (device.Name.Length is 0 or > LongestName)
            yield return Bad("naam", LongestName);
        if (device.Os?.ToString().Length > LongestOs)
            yield return Bad("os", LongestOs);
        if (device.PersonId?.Length > LongestPerson)
            yield return Bad("persoon", LongestPerson);
    }

    private static Refusal Bad(string field, int longest) =>
        new("line.text", $"`{field}` ontbreekt of klopt niet: 1 tot {longest} tekens.", $"`{field}` is missing or wrong: 1 to {longest} characters.", field);

    private static bool IsIdentifier(string id, int longest) => id.Length > 0 && id.Length <= longest && !id.Any(char.IsControl);
}
