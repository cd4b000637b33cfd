using System.Text;

namespace Appwacht.Server.Hosting;

/// <summary>Where somebody who found a weakness can go (RFC 9116).</summary>
internal static class SecurityTxt
{
    /// <summary>Well within the year that the standard asks, and never past while the server runs.</summary>
    private static readonly TimeSpan Holds = TimeSpan.FromDays(180);

    private const string Path = "/.well-known/security.txt";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (ServerSettings settings, TimeProvider clock) =>
            settings.SecurityContacts.Count == 0 ? Results.NotFound() : Results.Text(Write(settings, clock.GetUtcNow()), "text/plain", Encoding.UTF8)).ExcludeFromDescription();
        app.MapGet("/security.txt", () => Results.Redirect(Path)).ExcludeFromDescription();
    }

    private static string Write(ServerSettings settings, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var contact in settings.SecurityContacts)
            text.Append("Contact: ").Append(contact).Append('\n');
        // Changes once a day, so that two requests get the same.
        text.Append("Expires: ").Append((now.UtcDateTime.Date + Holds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")).Append('\n');
        text.Append("Preferred-Languages: nl, en\n");
        if (settings.Address is { } address)
            text.Append("Canonical: ").Append(address.AbsoluteUri.TrimEnd('/')).Append(Path).Append('\n');
        return text.ToString();
    }
}
