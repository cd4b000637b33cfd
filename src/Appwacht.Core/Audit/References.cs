using System.Text.Json;

namespace Appwacht.Core.Audit;

/// <summary>
/// What may stand on the trail: words of ours, numbers, and references such as <c>person:12</c>. Sentences, names and addresses may hold
/// something of people, who could then never be forgotten: they are stored beside the trail, where they can be deleted.
/// </summary>
internal static class References
{
    private const int Longest = 128;

    /// <summary>Whether a text is no more than a word or a reference.</summary>
    public static bool IsReference(string text) => text.Length is > 0 and <= Longest && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '.' or '_' or '-' or '/' or '+');

    /// <summary>Whether everything in some JSON is a number, a choice, or a reference.</summary>
    public static bool AreOnly(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(property => IsReference(property.Name) && AreOnly(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(AreOnly),
        JsonValueKind.String => json.GetString() is { } text && (text.Length == 0 || IsReference(text)),
        _ => true,
    };
}
