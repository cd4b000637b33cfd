namespace Appwacht.Register;

/// <summary>The operating system of a device, and with it the store its apps come from.</summary>
public enum Platform
{
    /// <summary>The source named a system we do not know; it is never guessed.</summary>
    Unknown,
    /// <summary>Android.</summary>
    Android,
    /// <summary>iOS.</summary>
    Ios,
    /// <summary>iPadOS; its apps carry the same identifiers as those of iOS.</summary>
    Ipados,
    /// <summary>Windows.</summary>
    Windows,
    /// <summary>macOS.</summary>
    Macos,
}

/// <summary>The written form of a platform, as in policies, catalogue files and answers.</summary>
public static class Platforms
{
    /// <summary>All platforms a policy can name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["android", "ios", "ipados", "windows", "macos"];

    /// <summary>The platform under which a store publishes: an iPad runs what is published for iOS.</summary>
    public static Platform Store(this Platform platform) => platform is Platform.Ipados ? Platform.Ios : platform;

    /// <summary>The written form, lower case; <c>unknown</c> for what is not known.</summary>
    public static string Name(this Platform platform) => platform switch
    {
        Platform.Android => "android",
        Platform.Ios => "ios",
        Platform.Ipados => "ipados",
        Platform.Windows => "windows",
        Platform.Macos => "macos",
        _ => "unknown",
    };

    /// <summary>The platform for a written form, whatever its case, or <see cref="Platform.Unknown"/>.</summary>
    public static Platform Parse(ReadOnlySpan<char> name)
    {
        foreach (var platform in (ReadOnlySpan<Platform>)[Platform.Android, Platform.Ios, Platform.Ipados, Platform.Windows, Platform.Macos])
            if (name.Equals(platform.Name(), StringComparison.OrdinalIgnoreCase))
                return platform;
        return Platform.Unknown;
    }
}
