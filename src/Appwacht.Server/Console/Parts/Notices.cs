using System.Text;
using System.Text.Json;

namespace Appwacht.Server.Console.Parts;

/// <summary>
/// What is said once on the page after something was done: a key of the texts in a cookie, so that reloading neither does it again nor
/// says it again. It holds no personal data.
/// </summary>
internal sealed class Notices(IHttpContextAccessor context)
{
    private const string Cookie = "melding";

    private const int Longest = 500;

    private static readonly CookieOptions Options = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromMinutes(1), IsEssential = true };

    /// <summary>Keeps a notice for the page that comes next.</summary>
    /// <param name="key">The key of the text.</param>
    /// <param name="values">What belongs in its places, such as a number.</param>
    public void ForNextPage(string key, params string[] values) =>
        context.HttpContext?.Response.Cookies.Append(Cookie, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes((string[])[key, .. values])), Options);

    /// <summary>Takes what the page before left, or gives null.</summary>
    public (string Key, string[] Values)? Take()
    {
        if (context.HttpContext is not { } http || http.Request.Cookies[Cookie] is not { Length: > 0 and < Longest } kept || !HttpMethods.IsGet(http.Request.Method))
            return null;
        http.Response.Cookies.Delete(Cookie, Options);
        return Read(kept) is [var key, .. var values] ? (key, values) : null;
    }

    private static string[]? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(Convert.FromBase64String(kept)));
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            // Not of our making, and not worth a word.
            return null;
        }
    }
}
