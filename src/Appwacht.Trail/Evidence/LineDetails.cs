using System.Text.Json;

namespace Appwacht.Trail.Evidence;

/// <summary>What the details of a line of the trail say. What is not as we write it counts for nothing.</summary>
internal static class LineDetails
{
    /// <summary>The numbers in it, by name.</summary>
    public static IReadOnlyDictionary<string, long> Numbers(TrailEntry entry)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        Read(entry, property =>
        {
            if (property.Value.ValueKind is JsonValueKind.Number && property.Value.TryGetInt64(out var number) && number is >= 0 and < int.MaxValue)
                numbers[property.Name] = number;
        });
        return numbers;
    }

    /// <summary>The texts in it, by name.</summary>
    public static IReadOnlyDictionary<string, string> Texts(TrailEntry entry)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(entry, property =>
        {
            if (property.Value.ValueKind is JsonValueKind.String)
                texts[property.Name] = property.Value.GetString() ?? "";
        });
        return texts;
    }

    private static void Read(TrailEntry entry, Action<JsonProperty> take)
    {
        if (entry.Details.Length == 0)
            return;
        try
        {
            using var json = JsonDocument.Parse(entry.Details);
            if (json.RootElement.ValueKind is JsonValueKind.Object)
                foreach (var property in json.RootElement.EnumerateObject())
                    take(property);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not ours; the chain of hashes says whether the line is right.
        }
    }
}
