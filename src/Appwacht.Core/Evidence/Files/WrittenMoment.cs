using System.Globalization;

namespace Appwacht.Core.Evidence.Files;

/// <summary>Moments in the tables of evidence: in UTC, as on the trail.</summary>
internal static class WrittenMoment
{
    /// <summary>As written; empty for none.</summary>
    public static string Of(DateTimeOffset? moment) => moment is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) : "";
}
