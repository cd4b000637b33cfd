namespace Appwacht.Core.Agreements;

/// <summary>How strongly somebody signed in, as their provider said it; what it did not say is null or empty.</summary>
/// <param name="Acr">The class of the sign-in (<c>acr</c>).</param>
/// <param name="Amr">The means that were used (<c>amr</c>, RFC 8176), with spaces between them; empty when not told.</param>
/// <param name="At">When they signed in there (<c>auth_time</c>).</param>
public sealed record SignInStrength(string? Acr, string Amr, DateTimeOffset? At)
{
    /// <summary>The longest that is kept of what a provider says of it, in characters.</summary>
    public const int Longest = 200;

    /// <summary>The provider said nothing.</summary>
    public static SignInStrength NotTold { get; } = new(null, "", null);

    /// <summary>Whether two means were used: the provider says so itself, or gives a class that the organisation counts as such.</summary>
    /// <param name="strong">The classes that the organisation counts, with spaces between them.</param>
    public bool IsTwoStep(string strong) =>
        Amr.Split(' ').Contains("mfa", StringComparer.Ordinal) || (Acr is { Length: > 0 } acr && strong.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(acr, StringComparer.Ordinal));
}
