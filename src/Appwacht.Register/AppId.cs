namespace Appwacht.Register;

/// <summary>
/// The identifier of an app in a store: <c>android:com.zhiliaoapp.musically</c>. Two are equal when the store would treat them as
/// one: Android tells upper and lower case apart, the others do not.
/// </summary>
public readonly struct AppId : IEquatable<AppId>
{
    /// <summary>The longest identifier that is accepted, in characters; Android allows 223, Windows 191, Apple 155.</summary>
    public const int LongestIdentifier = 255;

    /// <summary>An identifier on the store of <paramref name="platform"/> (iPadOS counts as iOS).</summary>
    public AppId(Platform platform, string identifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        Platform = platform.Store();
        Identifier = identifier;
    }

    /// <summary>The store.</summary>
    public Platform Platform { get; }

    /// <summary>The identifier as it was written.</summary>
    public string Identifier { get; }

    private StringComparer Comparer => Platform is Platform.Android ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Reads <c>platform:identifier</c>; false when the platform is not known or the identifier is empty or too long.</summary>
    public static bool TryParse(string text, out AppId id)
    {
        id = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || text.Length - colon - 1 > LongestIdentifier)
            return false;
        var platform = Platforms.Parse(text.AsSpan(0, colon));
        if (platform is Platform.Unknown)
            return false;
        id = new AppId(platform, text[(colon + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(AppId other) =>
        Platform == other.Platform && Identifier is not null && other.Identifier is not null && Comparer.Equals(Identifier, other.Identifier);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AppId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Identifier is null ? 0 : HashCode.Combine(Platform, Comparer.GetHashCode(Identifier));

    /// <summary>The form <c>platform:identifier</c>.</summary>
    public override string ToString() => $"{Platform.Name()}:{Identifier}";

    /// <summary>Whether the two name the same app in the same store.</summary>
    public static bool operator ==(AppId left, AppId right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(AppId left, AppId right) => !left.Equals(right);
}
