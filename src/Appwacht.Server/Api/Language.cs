namespace Appwacht.Server.Api;

/// <summary>Dutch, unless English is asked for.</summary>
internal static class Language
{
    /// <summary>Whether the caller prefers English.</summary>
    public static bool IsEnglish(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage;
        return languages.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;
    }
}
