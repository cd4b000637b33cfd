using System.Security.Claims;

namespace Appwacht.Server.Access;

/// <summary>The claims that we make of those of a provider, the same for every provider and every way to sign in.</summary>
internal static class AppClaims
{
    /// <summary>The provider, by its name in the settings.</summary>
    public const string Provider = "appwacht:provider";

    /// <summary>Who it is there.</summary>
    public const string Subject = "sub";

    /// <summary>A group, once for each; for a program its id.</summary>
    public const string Group = "appwacht:group";

    /// <summary>The identifier as user of devices.</summary>
    public const string Person = "appwacht:person";

    /// <summary>The name to show.</summary>
    public const string Name = "name";

    /// <summary>Whether it is a program.</summary>
    public const string IsService = "appwacht:service";

    /// <summary>The class of the sign-in, as the provider said it.</summary>
    public const string Acr = "appwacht:acr";

    /// <summary>The means of the sign-in, with spaces between them.</summary>
    public const string Amr = "appwacht:amr";

    /// <summary>When somebody signed in at the provider, in seconds since 1970.</summary>
    public const string AuthTime = "appwacht:auth_time";

    /// <summary>What a claim says, or null.</summary>
    public static string? Say(this ClaimsPrincipal user, string claim) => user.FindFirst(claim)?.Value;
}
