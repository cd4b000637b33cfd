namespace Appwacht.Server.Api;

/// <summary>Dutch, unless English is asked for.</summary>
internal static class Language
{
    /// <summary>The cookie with what somebody chose on a page: <c>nl</c> or <c>en</c>.</summary>
    public const string Cookie = "taal";

    /// <summary>Whether the caller prefers English: by choice on a page, or else by what the browser or program asks for.</summary>
    public static bool IsEnglish(HttpRequest request)
    {
        if (request.Cookies[Cookie] is "nl" or "en")
            return request.Cookies[Cookie] is "en";
        var languages = request.GetTypedHeaders().AcceptLanguage;
        return languages.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;
    }
}
