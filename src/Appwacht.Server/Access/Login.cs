using System.Globalization;
using System.Security.Claims;
using Appwacht.Core.Agreements;

namespace Appwacht.Server.Access;

/// <summary>Who is signed in, as a provider said it.</summary>
/// <param name="Provider">The provider, by its name in the settings.</param>
/// <param name="Subject">Who it is there.</param>
/// <param name="Name">The name to show.</param>
/// <param name="PersonKey">The identifier as user of devices.</param>
/// <param name="IsService">Whether it is a program.</param>
/// <param name="Groups">The groups; of a program its id.</param>
internal sealed record Login(string Provider, string Subject, string? Name, string? PersonKey, bool IsService, IReadOnlyList<string> Groups)
{
    /// <summary>How an identity says that it comes from the cookie of a browser, which sends it by itself.</summary>
    public const string BySession = "session";

    /// <summary>How an identity says that it comes from a token, which a program sends on purpose.</summary>
    public const string ByToken = "token";

    /// <summary>How strongly they signed in.</summary>
    public SignInStrength Strength { get; init; } = SignInStrength.NotTold;

    /// <summary>Reads it back from the claims, or gives null when nobody is signed in.</summary>
    public static Login? Of(ClaimsPrincipal user) => user.Say(AppClaims.Provider) is { } provider && user.Say(AppClaims.Subject) is { } subject
        ? new(provider, subject, user.Say(AppClaims.Name), user.Say(AppClaims.Person), user.HasClaim(claim => claim.Type == AppClaims.IsService), [.. user.FindAll(AppClaims.Group).Select(claim => claim.Value)])
        { Strength = new(user.Say(AppClaims.Acr), user.Say(AppClaims.Amr) ?? "", TimeOf(user.Say(AppClaims.AuthTime))) }
        : null;

    /// <summary>As claims.</summary>
    /// <param name="way"><see cref="BySession"/> or <see cref="ByToken"/>.</param>
    public ClaimsPrincipal ToPrincipal(string way)
    {
        var identity = new ClaimsIdentity(way);
        identity.AddClaims([new(AppClaims.Provider, Provider), new(AppClaims.Subject, Subject), .. Groups.Select(group => new Claim(AppClaims.Group, group))]);
        if (Name is not null)
            identity.AddClaim(new(AppClaims.Name, Name));
        if (PersonKey is not null)
            identity.AddClaim(new(AppClaims.Person, PersonKey));
        if (IsService)
            identity.AddClaim(new(AppClaims.IsService, "true"));
        if (Strength.Acr is { } acr)
            identity.AddClaim(new(AppClaims.Acr, acr));
        if (Strength.Amr.Length > 0)
            identity.AddClaim(new(AppClaims.Amr, Strength.Amr));
        if (Strength.At is { } at)
            identity.AddClaim(new(AppClaims.AuthTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The instant of so many seconds since 1970; null when it is no number, or of no year that there is.</summary>
    internal static DateTimeOffset? TimeOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(since) : null;
}
