namespace Appwacht.Server.Api.Conventions;

/// <summary>The version of the API, apart from that of the program. What is taken away or changes meaning makes a new first number, and with it another address.</summary>
internal static class ApiVersion
{
    /// <summary>The full version, as every answer says in <see cref="Header"/>.</summary>
    public const string Full = "1.0.0";

    /// <summary>Where every address of the API begins.</summary>
    public const string Root = "/v1";

    /// <summary>The header of every answer.</summary>
    public const string Header = "API-Version";

    /// <summary>Whether a request is for the API, and not for a page.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
}
