using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appwacht.Client;

/// <summary>Instants as the API writes them: in UTC with a <c>Z</c>. Any offset is read, but there must be one: without it nobody knows which instant is meant.</summary>
public sealed class UtcInstants : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A text with an offset gives the same instant wherever it is read; one without is taken for local time, or not at all.
        if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader.GetString()))
            return instant;
        throw new JsonException("An instant is written as 2026-01-31T12:00:00Z or with another offset.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }

    private static bool HasOffset(string? text) => text is { Length: > 10 } && (text[^1] is 'Z' || text.AsSpan(10).ContainsAny('+', '-'));
}
