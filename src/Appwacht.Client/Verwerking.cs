using System.Text.Json.Serialization;

namespace Appwacht.Client;

/// <summary>A record of processing (Logboek Dataverwerkingen), in the words of that standard.</summary>
/// <param name="TraceId">The trace, in hexadecimal.</param>
/// <param name="SpanId">The operation.</param>
/// <param name="ParentSpanId">The operation that called it.</param>
/// <param name="Status"><c>Ok</c>: what failed gave nothing.</param>
/// <param name="Name">What was called.</param>
/// <param name="StartTime">When it began.</param>
/// <param name="EndTime">When it ended.</param>
/// <param name="Attributes">What was processed, and of whom.</param>
public sealed record Verwerking(
    [property: JsonPropertyName("trace_id")] string TraceId,
    [property: JsonPropertyName("span_id")] string SpanId,
    [property: JsonPropertyName("parent_span_id")] string? ParentSpanId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("start_time")] DateTimeOffset StartTime,
    [property: JsonPropertyName("end_time")] DateTimeOffset EndTime,
    [property: JsonPropertyName("attributes")] VerwerkingAttributen Attributes);

/// <summary>What was processed, and of whom.</summary>
/// <param name="ActivityId">The activity in the register of processing activities.</param>
/// <param name="SubjectId">The pseudonym of the person.</param>
/// <param name="SubjectIdType">What kind of identifier that is.</param>
public sealed record VerwerkingAttributen(
    [property: JsonPropertyName("dpl.core.processing_activity_id")] Uri ActivityId,
    [property: JsonPropertyName("dpl.core.data_subject_id")] string SubjectId,
    [property: JsonPropertyName("dpl.core.data_subject_id_type")] string SubjectIdType);

/// <summary>An entry of the register of processing activities.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Naam">What is done.</param>
/// <param name="Doel">What for.</param>
/// <param name="Gegevens">Which data of people.</param>
public sealed record Verwerkingsactiviteit(string Code, string Naam, string Doel, string Gegevens);

/// <summary>That one's own data was looked at or changed.</summary>
/// <param name="Tijdstip">When.</param>
/// <param name="Activiteit">What for.</param>
/// <param name="ActiviteitUri">The activity in the register of processing activities.</param>
public sealed record EigenVerwerking(DateTimeOffset Tijdstip, string Activiteit, Uri ActiviteitUri);

/// <summary>How long a kind of data is kept.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Omschrijving">What is deleted, and counted from when.</param>
/// <param name="Dagen">How many days.</param>
/// <param name="Standaard">How many when nothing else is set.</param>
/// <param name="Kortst">The fewest that can be set.</param>
/// <param name="Langst">The most that can be set.</param>
public sealed record Bewaartermijn(string Soort, string Omschrijving, int Dagen, int Standaard, int Kortst, int Langst);

/// <summary>How long everything is kept.</summary>
/// <param name="Items">Each kind.</param>
/// <param name="LaatsteRonde">When what was past its period was last deleted.</param>
public sealed record Bewaartermijnen(IReadOnlyList<Bewaartermijn> Items, DateTimeOffset? LaatsteRonde);

/// <summary>Another period.</summary>
/// <param name="Dagen">How many days.</param>
public sealed record BewaartermijnWijziging(int Dagen);
